//===- D2.cpp - Diagrams of D2 --------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Diagrams of D2 as sketches of a system: shapes by their path (`cloud.db`),
/// containers as boundaries, connections with their labels. How something
/// looks is lost.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Sketch.h"
#include "Importers/TextLanguages.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

/// An arrow that is not in a text, or in a label behind `:`.
static bool hasArrow(StringRef Line) {
  Line = Line.split(':').first;
  return Line.contains("->") || Line.contains("<-");
}

bool importers::looksLikeD2(StringRef Text) {
  StringRef First = firstStatement(Text, {"#"});
  if (First.starts_with("{") || First.starts_with("[") ||
      First.starts_with("<"))
    return false;
  // A connection of two names, and nothing that only YAML has.
  bool HasArrow = false;
  for (StringRef Line : llvm::split(Text, '\n')) {
    Line = Line.trim();
    if (Line.starts_with("#"))
      continue;
    if (Line.ends_with(":") || Line.starts_with("- ") || Line == "---")
      return false;
    HasArrow |= hasArrow(Line);
  }
  return HasArrow;
}

bool importers::readD2(FileId File, Diagnostics &Diags, SourceTree &Out,
                       const TreeLimits &Limits) {
  StatementRules Rules;
  Rules.Title = "D2";
  Rules.LineComment = "#";
  Rules.SemicolonEnds = true;
  Rules.BracesAreStatements = true;
  Rules.BlockOpen = "|||";
  Rules.BlockClose = "|||";
  return readStatements(File, Diags, Out, Limits, Rules);
}

bool importers::isD2(const SourceTree &Tree) {
  return Tree.Written == Syntax::D2;
}

namespace {

constexpr StringRef Look = "how it looks is not a part of a model";

class D2Import {
public:
  explicit D2Import(Import &I) : I(I), Picture(I, "d2.Shapes") {}
  void run();

private:
  void statement(Value *V);
  bool key(StringRef Name, StringRef Text, Value *V);
  std::string path(StringRef Key, Value *V);
  void connections(Value *V, StringRef Text, StringRef Label);

  Import &I;
  Sketch Picture;
  /// What each `{` is in: the path of a shape, or none for what only looks.
  std::vector<std::optional<std::string>> Open;
};

/// Words that belong to D2 and name no shape.
bool isReserved(StringRef Word) {
  for (StringRef R : {"label",
                      "shape",
                      "icon",
                      "style",
                      "near",
                      "width",
                      "height",
                      "top",
                      "left",
                      "direction",
                      "class",
                      "classes",
                      "vars",
                      "tooltip",
                      "link",
                      "constraint",
                      "grid-rows",
                      "grid-columns",
                      "grid-gap",
                      "layers",
                      "scenarios",
                      "steps",
                      "source-arrowhead",
                      "target-arrowhead",
                      "desc"})
    if (Word == R)
      return true;
  return false;
}

/// \p Name without its quotes.
std::string unquoted(StringRef Name) {
  Scanner S(Name);
  if (std::optional<std::string> Text = S.quotedText())
    return *Text;
  return Name.trim().str();
}

/// Where the first \p C outside quotes is.
size_t findPlain(StringRef Text, StringRef What) {
  char Quote = 0;
  for (size_t N = 0; N < Text.size(); ++N) {
    if (Quote) {
      if (Text[N] == Quote)
        Quote = 0;
    } else if (Text[N] == '"' || Text[N] == '\'') {
      Quote = Text[N];
    } else if (Text.substr(N).starts_with(What)) {
      return N;
    }
  }
  return StringRef::npos;
}

} // namespace

/// The shape that \p Key names, with all that it is in: `a.b` in `c` is
/// `c.a.b`. `_` is the container around.
std::string D2Import::path(StringRef Key, Value *V) {
  std::string Out;
  size_t Depth = Open.size();
  while (Key.consume_front("_.") && Depth)
    --Depth;
  for (size_t N = Depth; N-- > 0;)
    if (Open[N]) {
      Out = *Open[N];
      break;
    }
  for (unsigned Levels = 0; !Key.trim().empty() && Levels < 64; ++Levels) {
    size_t Dot = findPlain(Key, ".");
    std::string Name = unquoted(Key.take_front(Dot));
    Key = Dot == StringRef::npos ? StringRef() : Key.drop_front(Dot + 1);
    std::string Inner = Out.empty() ? Name : Out + "." + Name;
    Picture.box(Inner, Out, V);
    if (V->Became == Fate::Unread || !Out.empty())
      Picture.label(Inner, "");
    Out = Inner;
  }
  return Out;
}

void D2Import::connections(Value *V, StringRef Text, StringRef Label) {
  std::string From;
  bool Left = false, Right = false, HasFrom = false;
  while (true) {
    // The next arrow: `->`, `<-`, `<->` or `--`.
    size_t At = StringRef::npos, Length = 0;
    for (StringRef A : {"<->", "->", "<-", "--"}) {
      size_t N = findPlain(Text, A);
      if (N < At) {
        At = N;
        Length = A.size();
      }
    }
    std::string To = path(Text.take_front(At).trim(), V);
    if (HasFrom)
      Picture.link(Left && !Right ? To : From, Left && !Right ? From : To,
                   Label, Left && Right, V);
    if (At == StringRef::npos)
      return;
    StringRef Arrow = Text.substr(At, Length);
    Left = Arrow.starts_with("<");
    Right = Arrow.ends_with(">");
    Text = Text.drop_front(At + Length).ltrim("->");
    From = std::move(To);
    HasFrom = true;
  }
}

/// Whether \p Name is a word of D2 that says something about the shape around.
bool D2Import::key(StringRef Name, StringRef Text, Value *V) {
  StringRef Word = Name.rsplit('.').second;
  if (Word.empty())
    Word = Name;
  if (!isReserved(Name.split('.').first) && !isReserved(Word))
    return false;
  std::string Of;
  if (Word != Name && !isReserved(Name.split('.').first))
    Of = path(Name.rsplit('.').first, V);
  else if (!Open.empty() && Open.back())
    Of = *Open.back();
  if (Of.empty() || (Word != "shape" && Word != "label")) {
    Import::lost(V, Look);
    return true;
  }
  if (Word == "shape")
    Picture.shape(Of, unquoted(Text));
  else
    Picture.label(Of, unquoted(Text));
  Import::approximated(V, "the kind follows from words and shapes");
  return true;
}

void D2Import::statement(Value *V) {
  StringRef Text = V->Text;
  if (Text == "}") {
    if (Open.empty()) {
      I.Diags.report(diag::ImportUnexpected, V->At) << "D2" << Text;
      return;
    }
    Import::approximated(V, "it ends a boundary");
    return Open.pop_back();
  }
  const bool Opens = Text.consume_back("{");
  Text = Text.trim();
  // Within what only looks, everything does.
  const bool Plain = !Open.empty() && !Open.back();
  size_t Colon = findPlain(Text, ":");
  StringRef Name = Text.take_front(Colon).trim();
  StringRef Label = Colon == StringRef::npos
                        ? StringRef()
                        : Text.drop_front(Colon + 1).trim();
  // What is between bars is a text of another language.
  if (Label.starts_with("|"))
    Label = "";
  if (Plain || Name.empty() || Name.starts_with("(") || Name.starts_with("*") ||
      Name.starts_with("...") || Name.starts_with("@") ||
      Name.starts_with("!")) {
    Import::lost(V, Look);
    if (Opens)
      Open.push_back(std::nullopt);
    return;
  }
  if (hasArrow(Name) || findPlain(Name, "--") != StringRef::npos) {
    connections(V, Name, unquoted(Label));
    if (Opens)
      Open.push_back(std::nullopt);
    return;
  }
  if (key(Name, Label, V)) {
    if (Opens)
      Open.push_back(std::nullopt);
    return;
  }
  std::string Id = path(Name, V);
  Picture.label(Id, Label.empty() ? unquoted(Name.rsplit('.').second.empty()
                                                 ? Name
                                                 : Name.rsplit('.').second)
                                  : unquoted(Label));
  if (Opens)
    Open.push_back(Id);
}

void D2Import::run() {
  I.Model.system("Sketch");
  for (SourceTree &Tree : I.Trees) {
    Open.clear();
    for (Value *V : statementsOf(Tree)) {
      statement(V);
      if (I.Diags.hasErrors())
        return;
    }
    if (!Open.empty()) {
      std::vector<Value *> All = statementsOf(Tree);
      I.Diags.report(diag::ImportUnclosed, All.back()->At) << "D2" << "{";
      return;
    }
  }
  Picture.finish();
}

void importers::importD2(Import &I) { D2Import(I).run(); }
