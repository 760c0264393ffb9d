"""What a build costs at four sizes: this project's beside Hugo's and other generators'."""
