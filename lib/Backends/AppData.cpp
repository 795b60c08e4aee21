//===- AppData.cpp - What the interactive report is about -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AppData.h"

#include "Backends/Pages.h"
#include "Document/Escape.h"
#include "IR/ExprInfo.h"
#include "Report/Describe.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Parts of rows
//===----------------------------------------------------------------------===//

uint32_t AppData::plainText(StringRef T, PackedTexts &Texts) {
  return Texts.add(plainInJson(T) == T.size() ? T : StringRef(multiLine(T)));
}

AppData::Numbers AppData::texts(llvm::ArrayRef<std::string> List) {
  Numbers Out;
  for (const std::string &T : List)
    Out.push_back(text(T));
  return Out;
}

std::string backends::addressPath(StringRef Path) {
  std::string Out;
  for (char C : Path) {
    if (llvm::isAlnum(C) || StringRef("/-._~").contains(C))
      Out += C;
    else
      Out += "%" + llvm::toHex(StringRef(&C, 1));
  }
  return Out;
}

uint64_t AppData::file(FileId File) {
  auto [It, New] = FileRows.try_emplace(File, Files.rows() + 1);
  if (New) {
    StringRef Path = In.Sources.path(File);
    std::string Url =
        !Start.Editor.empty()
            ? addressPath(Start.FullPath(Path))
            : linkTarget(
                  (In.Options.extra("source-base").value_or("") + Path).str());
    Files.row();
    Files.number("path", text(Path));
    Files.number("url", text(Path.starts_with("<") ? StringRef() : Url));
  }
  return It->second;
}

void AppData::place(Table &T, Range Where) {
  FileId File = Where.isValid() ? In.Sources.fileOf(Where.Begin) : FileId();
  LineCol At = File ? In.Sources.lineCol(Where.Begin) : LineCol();
  T.number("file", File ? file(File) : 0);
  T.number("line", File ? At.Line : 0);
}

void AppData::property(Numbers &To, const ir::Property &X) {
  To.push_back(text(X.Key));
  To.push_back(text(plainValue(In.Engine, X.V)));
}

//===----------------------------------------------------------------------===//
// Documents
//===----------------------------------------------------------------------===//

static void writeLine(const Line &L, JsonWriter &W) {
  static constexpr StringRef Kinds[] = {"",       "",     "prose", "code",
                                        "strong", "link", "break"};
  W.open('[');
  L.forEach([&](const Line::Run &R) {
    StringRef Kind = Kinds[static_cast<size_t>(R.Kind)];
    std::string Text = oneLine(R.Text);
    if (Kind.empty())
      return W.string(Text);
    W.open('[');
    W.string(Kind);
    W.string(Text);
    if (R.Kind == RunKind::Link)
      W.string(R.Url.starts_with("#") ? StringRef(R.Url)
                                      : StringRef(linkTarget(R.Url)));
    W.close(']');
  });
  W.close(']');
}

namespace {
/// Writes a block as a list: what it is, then what is in it.
class BlockWriter {
public:
  explicit BlockWriter(JsonWriter &W) : W(W) {}

  void operator()(const Heading &X) {
    W.string("heading");
    W.number(X.Level);
    writeLine(X.Title, W);
  }
  void operator()(const Paragraph &X) {
    W.string("paragraph");
    writeLine(X.Content, W);
  }
  void operator()(const Prose &X) {
    W.string("prose");
    W.string(multiLine(X.Text));
  }
  void operator()(const List &X) {
    W.string(X.Numbered ? "numbers" : "list");
    for (const Line &L : X.Items)
      writeLine(L, W);
  }
  void operator()(const DataTable &X) {
    W.string("table");
    W.open('[');
    for (const Column &C : X.Columns)
      writeLine(C.Title, W);
    W.close(']');
    for (const std::vector<Line> &Row : X.Rows) {
      W.open('[');
      for (const Line &L : Row)
        writeLine(L, W);
      W.close(']');
    }
  }
  void operator()(const Code &X) {
    W.string("code");
    W.string(multiLine(X.Text));
  }
  /// The report has the diagram already.
  void operator()(const Picture &X) {
    W.string("picture");
    W.string(oneLine(X.Title));
  }
  void operator()(const Fold &X) {
    W.string("fold");
    W.string(X.Title);
    writeBlocks(X.Blocks, W);
  }

private:
  JsonWriter &W;
};
} // namespace

void backends::writeBlocks(llvm::ArrayRef<Block> Blocks, JsonWriter &W) {
  W.open('[');
  for (const Block &B : Blocks) {
    W.line(1);
    W.open('[');
    std::visit(BlockWriter(W), B);
    W.close(']');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

void AppData::head() {
  auto Names = [&](StringRef Key, auto Count, auto NameOf) {
    W.key(Key);
    W.open('[');
    for (unsigned I = 0; I < Count; ++I)
      W.string(NameOf(I));
    W.close(']');
  };
  W.openOutput("tmc-report", 1, In.Options.ToolVersion);
  W.line();
  W.field("title", oneLine(titleOf(In)));
  // Where the page begins.
  if (Start.Changes)
    W.field("start", "changes");
  else if (Start.Methodology)
    W.field("start", "methods/" + oneLine(P.text(
                                      P.Methodologies[Start.Methodology].Id)));
  W.fieldIf("editor", Start.Editor);
  if (In.Options.Today)
    W.field("today", ir::dateText(*In.Options.Today));
  const auto &Inputs = In.Options.InputFiles;
  Names("inputs", Inputs.size(),
        [&](unsigned I) { return oneLine(Inputs[I]); });
  const auto &Tags = In.Options.Tags;
  Names("only_tags", Tags.size(), [&](unsigned I) { return oneLine(Tags[I]); });
  Names("severities", severityCount(P),
        [&](unsigned I) { return severityName(P, I); });
  Names("states", rules::NumFindingStates, [](unsigned I) {
    return rules::spelling(static_cast<rules::FindingState>(I));
  });
  Names("classes", ir::NumEntityClasses, [](unsigned I) {
    return ir::spelling(static_cast<ir::EntityClass>(I));
  });
  Names("origins", static_cast<unsigned>(analysis::Origin::None),
        [](unsigned I) {
          return analysis::spelling(static_cast<analysis::Origin>(I));
        });
  Names("bases", analysis::NumBases, [](unsigned I) {
    return analysis::info(static_cast<analysis::Basis>(I)).Word;
  });
}

void AppData::run() {
  WithWhy = In.Options.withWhy(F);
  WhyOfAll = In.Options.extra("why") == StringRef("all");
  head();
  risk();
  W.line();
  W.key("tables");
  W.open('{');
  model();
  findings();
  review();
  changes();
  write(Files);
  W.close('}');
  pictures();
  methodologies();
  Texts.write(W);
  W.closeOutput();
}
