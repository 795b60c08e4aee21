//===- Html.cpp - Documents as pages of HTML ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Document/Writers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Base64.h"

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

/// The page may be of a stranger's model: nothing that is not in it is loaded,
/// and nothing in it is run, even if the escaping below had a hole.
static constexpr StringRef Policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

static constexpr StringRef Style = R"(
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --bad: #b91c1c; --warning: #b45309; --mild: #1d4ed8; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 16rem minmax(0, 1fr); font: 15px/1.5 system-ui, sans-serif; }
main { grid-column: 2; grid-row: 1; padding: 1.5rem 2rem 4rem; max-width: 70rem; }
nav { grid-column: 1; grid-row: 1; padding: 1.5rem 1rem; border-right: 1px solid var(--line); position: sticky; top: 0; max-height: 100vh; overflow: auto; font-size: 13px; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: .2rem 0; overflow-wrap: anywhere; }
nav li.l3 { padding-left: 1rem; }
h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .2rem; margin-top: 2.5rem; }
h4 { margin: 1.8rem 0 .5rem; }
.bad, .warning, .mild { border-left: .35rem solid; padding-left: .6rem; }
.bad { border-color: var(--bad); }
.warning { border-color: var(--warning); }
.mild { border-color: var(--mild); }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: .9em ui-monospace, monospace; background: var(--soft); border-radius: .25rem; }
code { padding: .1em .25em; overflow-wrap: anywhere; }
pre { padding: .8rem; overflow-x: auto; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; background: #fff; }
@media (max-width: 60rem) { body { display: block; } nav { position: static; max-height: none; border: 0; } }
@media print { body { display: block; } nav { display: none; } }
)";

/// Text of a model on one line.
static std::string escaped(StringRef Text) {
  return escapeHtml(StringRef(oneLine(Text)).trim(' '));
}

static std::string code(StringRef Text) {
  return "<code>" + escapeHtml(oneLine(Text)) + "</code>";
}

/// Text with code in backquotes; the blanks around code count.
static std::string prose(StringRef Text) {
  std::string Out;
  while (!Text.empty()) {
    auto [Before, Rest] = Text.split('`');
    Out += escapeHtml(oneLine(Before));
    if (Rest.empty())
      break;
    auto [Inside, After] = Rest.split('`');
    Out += code(Inside);
    Text = After;
  }
  return Out;
}

std::string document::html(const Line &L) {
  std::string Out;
  L.forEach([&](const Line::Run &R) {
    switch (R.Kind) {
    case RunKind::Words:
      Out += prose(R.Text);
      break;
    case RunKind::Text:
      Out += escaped(R.Text);
      break;
    case RunKind::Prose:
      Out += prose(R.Text);
      break;
    case RunKind::Code:
      Out += code(R.Text);
      break;
    case RunKind::Strong:
      Out += "<strong>" + escaped(R.Text) + "</strong>";
      break;
    case RunKind::Link:
      if (std::string Target = linkTarget(R.Url); !Target.empty())
        Out += "<a href=\"" + escapeHtml(Target) + "\">" + escaped(R.Text) +
               "</a>";
      else
        Out += escaped(R.Text);
      break;
    case RunKind::Break:
      Out += "<br>";
      break;
    }
  });
  return Out;
}

static StringRef toneClass(Tone T) {
  static constexpr StringRef Names[] = {
      "", " class=\"bad\"", " class=\"warning\"", " class=\"mild\""};
  return Names[static_cast<unsigned>(T)];
}

void HtmlWriter::begin(StringRef Title) {
  Begun = true;
  OS << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\""
     << escapeHtml(Policy)
     << "\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>"
     << escaped(Title) << "</title>\n<style>" << Style
     << "</style>\n</head>\n<body>\n<main>\n";
}

HtmlWriter::~HtmlWriter() {
  if (!Begun)
    begin("");
  // Last, as it is known only now; the style puts it beside the rest.
  OS << "</main>\n<nav aria-label=\"Contents\">\n<ol>\n";
  for (const Entry &E : Contents)
    OS << "<li class=\"l" << E.Level << "\"><a href=\"#" << E.Anchor << "\">"
       << escaped(E.Title) << "</a></li>\n";
  OS << "</ol>\n</nav>\n</body>\n</html>\n";
}

void HtmlWriter::heading(const Heading &H) {
  std::string Title = H.Title.plain();
  std::string Tag = "h" + std::to_string(std::min(H.Level, 6u));
  OS << '<' << Tag << toneClass(H.Look);
  // Deeper ones are findings: thousands, which no contents list.
  if (H.Level == 2 || H.Level == 3) {
    std::string Anchor = linkTarget("#" + anchorOf(Title));
    Anchor = escapeHtml(StringRef(Anchor).drop_front());
    size_t Before = llvm::count_if(
        Contents, [&](const Entry &E) { return E.Anchor == Anchor; });
    if (Before)
      Anchor += "-" + std::to_string(Before);
    OS << " id=\"" << Anchor << '"';
    Contents.push_back({H.Level, Anchor, Title});
  }
  OS << '>' << html(H.Title) << "</" << Tag << ">\n";
}

void HtmlWriter::table(const DataTable &T) {
  auto Class = [&](size_t I) {
    return T.Columns[I].IsNumber ? " class=\"number\"" : "";
  };
  OS << "<div class=\"table\">\n<table>\n<thead>\n<tr>";
  for (size_t I = 0; I < T.Columns.size(); ++I)
    OS << "<th" << Class(I) << '>' << html(T.Columns[I].Title) << "</th>";
  OS << "</tr>\n</thead>\n<tbody>\n";
  for (const std::vector<Line> &Row : T.Rows) {
    OS << "<tr>";
    for (size_t I = 0; I < T.Columns.size(); ++I) {
      OS << "<td" << Class(I) << '>';
      if (I < Row.size())
        OS << html(Row[I]);
      OS << "</td>";
    }
    OS << "</tr>\n";
  }
  OS << "</tbody>\n</table>\n</div>\n";
}

/// As an image, not as elements of the page: so its ids and styles are its own.
void HtmlWriter::picture(const Picture &P) {
  std::string Svg = P.Draw ? P.Draw() : std::string();
  if (Svg.empty())
    OS << "<pre>" << escapeHtml(P.Source) << "</pre>\n";
  else
    OS << "<figure><img alt=\"" << escaped(P.Title)
       << "\" src=\"data:image/svg+xml;base64," << llvm::encodeBase64(Svg)
       << "\"></figure>\n";
}

void HtmlWriter::block(const Block &B) {
  if (const auto *H = std::get_if<Heading>(&B)) {
    heading(*H);
  } else if (const auto *P = std::get_if<Paragraph>(&B)) {
    OS << "<p>" << html(P->Content) << "</p>\n";
  } else if (const auto *D = std::get_if<Prose>(&B)) {
    std::string Clean = multiLine(D->Text);
    llvm::SmallVector<StringRef, 8> Paragraphs;
    StringRef(Clean).split(Paragraphs, "\n\n");
    for (StringRef Part : Paragraphs)
      if (!Part.trim().empty())
        OS << "<p>" << (D->HasCode ? prose(Part.trim()) : escaped(Part.trim()))
           << "</p>\n";
  } else if (const auto *L = std::get_if<List>(&B)) {
    StringRef Tag = L->Numbered ? "ol" : "ul";
    OS << '<' << Tag << ">\n";
    for (const Line &Item : L->Items)
      OS << "<li>" << html(Item) << "</li>\n";
    OS << "</" << Tag << ">\n";
  } else if (const auto *T = std::get_if<DataTable>(&B)) {
    table(*T);
  } else if (const auto *C = std::get_if<Code>(&B)) {
    OS << "<pre>" << escapeHtml(C->Text) << "</pre>\n";
  } else if (const auto *X = std::get_if<Picture>(&B)) {
    picture(*X);
  } else {
    const auto &F = std::get<Fold>(B);
    OS << "<details><summary>" << escaped(F.Title) << "</summary>\n";
    for (const Block &Inside : F.Blocks)
      block(Inside);
    OS << "</details>\n";
  }
}

void HtmlWriter::add(Block B) {
  if (!Begun) {
    const auto *H = std::get_if<Heading>(&B);
    begin(H ? H->Title.plain() : std::string());
  }
  block(B);
}
