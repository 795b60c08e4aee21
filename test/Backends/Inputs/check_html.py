"""Whether a page of HTML is whole and harmless.

check_html.py FILE [TEXT...]: elements are closed in their order, ids are
unique, links lead to places on the page, to files beside it or to the web,
nothing runs and nothing is loaded, and each TEXT can be read on the page.
"""

import html.parser
import sys

VOID = {"meta", "br", "img"}
KNOWN = VOID | set(
    "html head title style body main nav ol ul li h1 h2 h3 h4 p a code strong pre div table thead tbody tr th td "
    "figure details summary".split()
)
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "alt", "src", "aria-label",
}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.ids = []
        self.anchors = []
        self.text = []
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag not in KNOWN:
            self.wrong.append(f"element {tag}")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"attribute {name} of {tag}")
            if name == "id":
                self.ids.append(value)
            if name == "href":
                if value.startswith("#"):
                    self.anchors.append(value[1:])
                elif ":" in value.split("#")[0] and not value.lower().startswith(("http://", "https://")):
                    self.wrong.append(f"link to {value}")
            if name == "src" and not value.startswith("data:image/svg+xml;base64,"):
                self.wrong.append(f"source {value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> in line {self.getpos()[0]}")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)

    def handle_comment(self, data):
        self.wrong.append(f"comment {data}")


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    source = file.read()
page.feed(source)
page.close()
if page.open:
    page.wrong.append(f"not closed: {page.open}")
if len(set(page.ids)) != len(page.ids):
    page.wrong.append("an id twice")
page.wrong += [f"no place #{a}" for a in page.anchors if a not in page.ids]
if not source.startswith("<!DOCTYPE html>\n"):
    page.wrong.append("no doctype")
if "default-src 'none'" not in html.unescape(source):
    page.wrong.append("no policy")
text = " ".join("".join(page.text).split())
page.wrong += [f"does not say {t}" for t in sys.argv[2:] if t not in text]
for line in page.wrong:
    print(line)
print(f"{len(page.ids)} headings, {len(text)} characters")
sys.exit(bool(page.wrong))
