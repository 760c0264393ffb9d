"""Templates as Python that decides less: what Jinja asks of every value and call, asked when it is compiled.

It says the same as Jinja's own for what our templates are filled with: texts and HTML, dicts whose items are
looked up by name, and objects with attributes. What is missing raises at once: nothing is tried after that.
"""

from functools import lru_cache
from keyword import iskeyword
from types import FunctionType

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import escape


class WrittenMacro(Macro):
    """A macro with what calls that write what it makes need: nobody has to ask whether it is HTML."""

    def __init__(
        self,
        environment: Environment,
        func: FunctionType,
        name: str,
        arguments: list[str],
        catch_kwargs: bool,
        catch_varargs: bool,
        caller: bool,
        default_autoescape: bool | None,
    ) -> None:
        super().__init__(
            environment, func, name, arguments, catch_kwargs, catch_varargs, caller, default_autoescape
        )
        if catch_kwargs or catch_varargs or caller:
            raise TypeError(f"macro {name!r} must name all that it takes")
        # The function itself finds the default of what is missing, as Jinja has it.
        func.__defaults__ = (missing,) * len(arguments)
        self.written = func


@lru_cache(maxsize=1 << 13)
def text(value: str) -> str:
    """A text escaped, never HTML: most are on many pages."""
    return str(escape(value))


class Compiler(CodeGenerator):
    """``it`` is what was just made, in the code that it writes."""

    _call: nodes.Call | None = None
    """The macro's call that writes what it makes."""
    _imported: frozenset[str] = frozenset()
    _macros: frozenset[str] = frozenset()
    """Names of the template's own macros, and of the templates it imports."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._imported = frozenset(one.target for one in node.find_all(nodes.Import))
        self._macros = frozenset(one.name for one in node.find_all(nodes.Macro))
        self.writeline(f"from {__name__} import {WrittenMacro.__name__}, {text.__name__}")
        super().visit_Template(node, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Written")
        super().macro_def(macro_ref, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node.attr in _OF_EVERY_DICT or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write(f"(it[{node.attr!r}] if (it := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict else it.{node.attr})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Name | nodes.Const):
            # What makes the key would be in the way.
            super().visit_Getitem(node, frame)
            return
        self.write("(it[")
        self.visit(node.arg, frame)
        self.write("] if hasattr(it := ")
        self.visit(node.node, frame)
        self.write(", '__getitem__') else getattr(it, ")
        self.visit(node.arg, frame)
        self.write("))")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        if node.expr2 is None:
            node = nodes.CondExpr(node.test, node.expr1, nodes.Const(""), lineno=node.lineno)
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node is not self._call:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}")
        else:
            self.visit(node.node, frame)
        self.write(".written(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            # The function calls its parameters so: they are names of the first level in it.
            self.write(f"l_1_{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if isinstance(node, nodes.Call) and self._is_of_macro(node):
            self._call = node
        else:
            self.write("(it if (it := ")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if node is not self._call:
            self.write(").__class__ is Markup else text(it) if it.__class__ is str else escape(it))")

    def _is_of_macro(self, node: nodes.Call) -> bool:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            return False
        called = node.node
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            return called.node.name in self._imported
        return isinstance(called, nodes.Name) and called.name in self._macros


_OF_EVERY_DICT = frozenset(dir(dict))
"""Of a dict these are methods, not items."""
