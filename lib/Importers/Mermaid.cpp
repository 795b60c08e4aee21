//===- Mermaid.cpp - Flowcharts of Mermaid --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Flowcharts as sketches of a system: nodes, arrows with their texts, and
/// subgraphs as boundaries. How something looks is lost.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Sketch.h"
#include "Importers/TextLanguages.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

static bool isHead(StringRef Line) {
  StringRef Word = Line.split(' ').first;
  return Word == "graph" || Word == "flowchart" || Word == "flowchart-elk" ||
         Word.starts_with("graph;") || Word.starts_with("flowchart;");
}

bool importers::looksLikeMermaid(StringRef Text) {
  StringRef Line = firstStatement(Text, {"%%"});
  // A head of YAML comes before the diagram.
  if (Line == "---") {
    size_t End = Text.find("\n---", Text.find("---") + 3);
    if (End == StringRef::npos)
      return false;
    Line = firstStatement(Text.drop_front(End + 4), {"%%"});
  }
  return isHead(Line);
}

bool importers::readMermaid(FileId File, Diagnostics &Diags, SourceTree &Out,
                            const TreeLimits &Limits) {
  StatementRules Rules;
  Rules.Title = "Mermaid";
  Rules.LineComment = "%%";
  Rules.SemicolonEnds = true;
  return readStatements(File, Diags, Out, Limits, Rules);
}

bool importers::isMermaid(const SourceTree &Tree) {
  return Tree.Written == Syntax::Mermaid;
}

namespace {

/// An arrow between nodes.
struct Arrow {
  std::string Label;
  bool BothWays = false;
  bool Reversed = false;
};

class MermaidImport {
public:
  explicit MermaidImport(Import &I) : I(I), Picture(I, "mermaid.Shapes") {}
  void run();

private:
  void statement(Value *V);
  void subgraph(Scanner &S, Value *V);
  std::vector<std::string> nodes(Scanner &S, Value *V);
  std::string node(Scanner &S, Value *V);
  void attributes(StringRef Id, Scanner &S);
  bool arrow(Scanner &S, Arrow &Out);
  bool fail(Scanner &S, Value *V);

  Import &I;
  Sketch Picture;
  std::vector<std::string> Open; ///< subgraphs
  unsigned Unnamed = 0;
};

/// The brackets around a label, longest first, and the shape that they mean.
struct Bracket {
  StringRef Open, Close, Shape;
};
constexpr Bracket Brackets[] = {
    {"(((", ")))", "circle"},      {"([", "])", "stadium"},
    {"[[", "]]", "subprocess"},    {"[(", ")]", "cylinder"},
    {"((", "))", "circle"},        {"{{", "}}", "hexagon"},
    {"[/", "/]", "parallelogram"}, {"[\\", "\\]", "parallelogram"},
    {"[/", "\\]", "trapezoid"},    {"[\\", "/]", "trapezoid"},
    {"[", "]", "rectangle"},       {"(", ")", "rounded"},
    {"{", "}", "rhombus"},         {">", "]", "flag"}};

constexpr StringRef Look = "how it looks is not a part of a model";

/// `Orders and more` of `Orders<br/>and more`.
std::string plain(StringRef Label) {
  std::string Out;
  for (size_t At = 0; At < Label.size(); ++At) {
    size_t End = Label[At] == '<' ? Label.find('>', At) : StringRef::npos;
    if (End != StringRef::npos) {
      Out += ' ';
      At = End;
    } else if (Label.substr(At).starts_with("#quot;")) {
      Out += '"';
      At += StringRef("#quot;").size() - 1;
    } else if (Label[At] != '`') {
      Out += Label[At];
    }
  }
  llvm::SmallVector<StringRef, 16> Words;
  StringRef(Out).split(Words, ' ', -1, /*KeepEmpty=*/false);
  return llvm::join(Words, " ");
}

} // namespace

bool MermaidImport::fail(Scanner &S, Value *V) {
  StringRef Rest = S.rest();
  const uint32_t Skipped = static_cast<uint32_t>(V->Text.size() - Rest.size());
  const uint32_t At = V->At.Begin.Offset + Skipped;
  I.Diags.report(diag::ImportUnexpected, {Loc{At}, Loc{At + 1}})
      << "Mermaid"
      << (Rest.empty() ? StringRef("end of line") : Rest.split(' ').first);
  return false;
}

/// `@{ shape: cyl, label: "Orders" }`
void MermaidImport::attributes(StringRef Id, Scanner &S) {
  while (!S.atEnd() && !S.take("}")) {
    StringRef Key = S.until(":,}");
    if (!S.take(":")) {
      S.take(",");
      continue;
    }
    std::string Text = S.text(",}");
    S.take(",");
    if (Key == "shape")
      Picture.shape(Id, Text);
    else if (Key == "label")
      Picture.label(Id, plain(Text));
  }
}

/// A node, with its label the first time; empty if none comes.
std::string MermaidImport::node(Scanner &S, Value *V) {
  // `-` belongs to a name unless an arrow begins with it.
  std::string Id;
  while (true) {
    StringRef Part = S.rest().take_while([](char C) {
      return llvm::isAlnum(C) || C == '_' || C == '.' ||
             static_cast<unsigned char>(C) >= 0x80;
    });
    // `o--o` and `x--x` are arrows, and so is what follows a space.
    if (Part.empty())
      break;
    Id += Part;
    StringRef Rest = S.rest().drop_front(Part.size());
    S = Scanner(Rest);
    if (Rest.size() < 2 || Rest[0] != '-' || !llvm::isAlnum(Rest[1]))
      break;
    Id += '-';
    S = Scanner(Rest.drop_front());
  }
  if (Id.empty())
    return Id;
  Picture.box(Id, Open.empty() ? "" : Open.back(), V);
  if (S.take("@{"))
    attributes(Id, S);
  for (const Bracket &B : Brackets) {
    if (!S.rest().starts_with(B.Open))
      continue;
    Scanner Inner(S.rest().drop_front(B.Open.size()));
    std::string Label;
    if (std::optional<std::string> Text = Inner.quotedText()) {
      Label = *Text;
      if (!Inner.take(B.Close))
        continue;
    } else {
      size_t End = Inner.rest().find(B.Close);
      if (End == StringRef::npos)
        continue;
      Label = Inner.rest().take_front(End).trim().str();
      Inner = Scanner(Inner.rest().drop_front(End + B.Close.size()));
    }
    Picture.label(Id, plain(Label));
    Picture.shape(Id, B.Shape);
    S = Inner;
    break;
  }
  if (S.take(":::"))
    S.word("_-");
  return Id;
}

std::vector<std::string> MermaidImport::nodes(Scanner &S, Value *V) {
  std::vector<std::string> Out;
  do {
    std::string Id = node(S, V);
    if (Id.empty())
      return {};
    Out.push_back(Id);
  } while (S.take("&"));
  return Out;
}

/// `-->`, `-.->`, `==>`, `<-->`, `--o`, `---`, with a text behind it in bars or
/// in its middle. Invisible links (`~~~`) only place things.
bool MermaidImport::arrow(Scanner &S, Arrow &Out) {
  StringRef Rest = S.rest();
  if (Rest.empty() || !StringRef("-=<~ox").contains(Rest[0]))
    return false;
  const bool Left = Rest[0] == '<';
  StringRef Line = Rest.drop_front(Left || Rest[0] == 'o' || Rest[0] == 'x');
  StringRef Stroke =
      Line.take_while([](char C) { return StringRef("-=.~").contains(C); });
  if (Stroke.size() < 2)
    return false;
  Line = Line.drop_front(Stroke.size());
  bool Right = Line.consume_front(">");
  // `o` and `x` end an arrow if nothing of a word follows.
  if (!Right && !Line.empty() && (Line[0] == 'o' || Line[0] == 'x') &&
      (Line.size() == 1 || !llvm::isAlnum(Line[1])))
    Line = Line.drop_front();
  S = Scanner(Line);
  if (S.take("|")) {
    Out.Label = plain(S.text("|"));
    S.take("|");
  } else if (!Right && Stroke.size() == 2 && !S.rest().empty()) {
    // `-- text -->`: the rest of the arrow comes behind the text.
    size_t End = S.rest().find(Stroke[0] == '='   ? "=="
                               : Stroke[1] == '.' ? ".-"
                                                  : "--");
    if (End != StringRef::npos) {
      Out.Label = plain(S.rest().take_front(End).trim());
      Line = S.rest().drop_front(End).ltrim("-=.");
      Right = Line.consume_front(">");
      S = Scanner(Line);
    }
  }
  Out.BothWays = Left && Right;
  Out.Reversed = Left && !Right;
  return true;
}

void MermaidImport::subgraph(Scanner &S, Value *V) {
  std::string Id, Label;
  if (std::optional<std::string> Text = S.quotedText()) {
    Label = *Text;
  } else {
    StringRef Name = S.until("[");
    Id = Name.str();
    Label = Id;
    if (S.take("["))
      Label = S.text("]");
  }
  if (Id.empty())
    Id = "subgraph " + std::to_string(++Unnamed);
  if (constexpr unsigned MaxDepth = TreeLimits().MaxDepth;
      Open.size() >= MaxDepth) {
    I.Diags.report(diag::ImportTooDeep, V->At) << MaxDepth;
    return;
  }
  Picture.box(Id, Open.empty() ? "" : Open.back(), V);
  Picture.container(Id);
  Picture.label(Id, plain(Label));
  Open.push_back(Id);
}

void MermaidImport::statement(Value *V) {
  Scanner S(V->Text);
  StringRef First = V->Text.split(' ').first;
  if (isHead(V->Text))
    return Import::lost(V, Look);
  for (StringRef Word : {"classDef", "class", "style", "linkStyle", "click",
                         "direction", "accTitle:", "accDescr:"})
    if (First == Word)
      return Import::lost(V, Look);
  if (First == "subgraph") {
    S.take("subgraph");
    return subgraph(S, V);
  }
  if (V->Text == "end") {
    if (Open.empty()) {
      fail(S, V);
      return;
    }
    Open.pop_back();
    return Import::approximated(V, "it ends a boundary");
  }
  std::vector<std::string> From = nodes(S, V);
  if (From.empty()) {
    fail(S, V);
    return;
  }
  while (!S.atEnd()) {
    Arrow A;
    // A link may have an id of its own: `a e1@--> b`.
    if (!arrow(S, A)) {
      fail(S, V);
      return;
    }
    std::vector<std::string> To = nodes(S, V);
    if (To.empty()) {
      fail(S, V);
      return;
    }
    for (const std::string &X : From)
      for (const std::string &Y : To)
        Picture.link(A.Reversed ? Y : X, A.Reversed ? X : Y, A.Label,
                     A.BothWays, V);
    From = std::move(To);
  }
}

void MermaidImport::run() {
  I.Model.system("Sketch");
  for (SourceTree &Tree : I.Trees) {
    bool InHead = false;
    for (Value *V : statementsOf(Tree)) {
      if (V->Text == "---") {
        InHead = !InHead;
        Import::lost(V, Look);
      } else if (InHead) {
        if (V->Text.starts_with("title:"))
          I.Model.remark(V->Text.drop_front(6).trim());
        Import::lost(V, Look);
      } else {
        statement(V);
      }
      if (I.Diags.hasErrors())
        return;
    }
  }
  Picture.finish();
}

void importers::importMermaid(Import &I) { MermaidImport(I).run(); }
