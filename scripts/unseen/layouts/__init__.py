"""Sets sales and grants as pages of HTML, noting what is printed."""
