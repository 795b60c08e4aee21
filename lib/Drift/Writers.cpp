//===- Writers.cpp - A comparison in each format --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Drift/Writers.h"

#include "Backends/MessagesJson.h"
#include "Backends/Sarif.h"
#include "Document/Writers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::drift;
using document::DataTable;
using document::JsonWriter;
using document::Line;
using llvm::StringRef;

static constexpr List Lists[] = {List::OnlyDeployed, List::OnlyModelled,
                                 List::Otherwise};

static std::string counted(uint64_t N, StringRef One) {
  return std::to_string(N) + " " + One.str() + (N == 1 ? "" : "s");
}

/// Elements and boundaries that are matched: a model may have several parts of
/// what is deployed for one of its own.
static size_t matched(const Drift &D) {
  llvm::DenseSet<uint32_t> Model;
  for (const Pair &X : D.pairs())
    Model.insert(X.Model.index());
  return Model.size();
}

/// `12 parts matched, 1 left out on purpose; 2 only deployed, 1 only modelled,
/// 1 claimed otherwise; 4 values proved`.
static std::string summary(const Drift &D) {
  std::string Out = counted(matched(D), "part") + " matched";
  if (D.ignored())
    Out += ", " + std::to_string(D.ignored()) + " left out on purpose";
  Out += "; " + std::to_string(D.count(List::OnlyDeployed)) +
         " only deployed, " + std::to_string(D.count(List::OnlyModelled)) +
         " only modelled, " + std::to_string(D.count(List::Otherwise)) +
         " claimed otherwise; " + counted(D.evidence().size(), "value") +
         " proved";
  return Out;
}

static void writeText(const Comparison &C, llvm::raw_ostream &OS) {
  RenderOptions Look;
  Look.Colours = C.Colours;
  const SourceManager &Sources = C.Found.sources();
  std::vector<uint8_t> Shown(C.Found.all().size());
  for (List L : Lists) {
    if (C.D.count(L) == 0)
      continue;
    OS << title(L) << ": " << C.D.count(L) << "\n\n";
    for (const Difference &X : C.D.differences())
      if (X.In == L) {
        render(C.D.message(X), Sources, Look, OS);
        Shown[X.Message] = 1;
      }
    OS << "\n";
  }
  for (size_t I = 0; I != Shown.size(); ++I)
    if (!Shown[I])
      render(C.Found.all()[I], Sources, Look, OS);
  OS << summary(C.D) << "\n";
}

/// `plan.json:812`
static std::string shortPlace(const SourceManager &Sources, Range At) {
  FileId File = At.isValid() ? Sources.fileOf(At.Begin) : FileId();
  if (!File)
    return {};
  return llvm::sys::path::filename(Sources.path(File)).str() + ":" +
         std::to_string(Sources.lineCol(At.Begin).Line);
}

static void writeMarkdown(const Comparison &C, llvm::raw_ostream &OS) {
  document::MarkdownWriter To(OS);
  const SourceManager &Sources = C.Found.sources();
  const ir::Program &P = C.D.program();
  To.heading(1, "Drift");
  To.paragraph(summary(C.D) + ".");
  for (List L : Lists) {
    if (C.D.count(L) == 0)
      continue;
    To.heading(2, title(L).str());
    DataTable T{{{"What"}, {"Model"}, {"Deployment"}, {"Fix"}}};
    for (const Difference &X : C.D.differences()) {
      if (X.In != L)
        continue;
      const Diagnostic &D = C.D.message(X);
      // The message stands in one of the files, and its first note with a
      // place in the other.
      std::string Here = shortPlace(Sources, D.Where), There;
      for (const Note &N : D.Notes)
        if (There.empty())
          There = shortPlace(Sources, N.Where);
      Line Fix;
      for (const FixIt &F : D.FixIts)
        Fix.separate(" ").code(StringRef(F.Text).trim());
      const bool IsOfModel = L != List::OnlyDeployed;
      T.Rows.push_back({Line().prose(D.Message),
                        Line().code(IsOfModel ? Here : There),
                        Line().code(IsOfModel ? There : Here), Fix});
    }
    To.add(std::move(T));
  }
  if (!C.D.evidence().empty()) {
    To.heading(2, "Proved by the deployment");
    DataTable T{{{"Value"}, {"Proved by"}}};
    for (const Evidence &E : C.D.evidence())
      T.Rows.push_back({Line().code(P.text(P.Entities[E.Of].Id).str() + "." +
                                    P.text(P.Attrs[E.Attr].Text).str() + " = " +
                                    ir::valueText(P, E.V)),
                        Line().code(C.D.where(E.Part, E.At))});
    To.add(std::move(T));
  }
  To.heading(2, "Matched");
  DataTable T{{{"Model"}, {"Deployment"}, {"By"}}};
  for (const Pair &X : C.D.pairs())
    T.Rows.push_back({Line().code(P.text(P.Entities[X.Model].Id)),
                      Line().code(C.D.address(X.Part)), spelling(X.By).str()});
  To.add(std::move(T));
}

namespace {
class DriftJson {
public:
  DriftJson(const Comparison &C, llvm::raw_ostream &OS)
      : C(C), P(C.D.program()), W(OS) {}
  void run();

private:
  void files(llvm::ArrayRef<std::string> Paths);
  void model(ir::EntityId E);
  void deployed(uint32_t Part);
  void difference(const Difference &X);

  const Comparison &C;
  const ir::Program &P;
  JsonWriter W;
};
} // namespace

void DriftJson::files(llvm::ArrayRef<std::string> Paths) {
  W.open('[');
  for (const std::string &Path : Paths)
    W.string(Path);
  W.close(']');
}

void DriftJson::model(ir::EntityId E) {
  if (!E)
    return;
  W.key("model");
  W.open('{');
  W.field("id", P.text(P.Entities[E].Id));
  backends::writePlace(W, C.Found.sources(), P.Entities[E].Where);
  W.close('}');
}

void DriftJson::deployed(uint32_t Part) {
  if (Part == NoPart)
    return;
  W.key("deployed");
  W.open('{');
  W.field("address", C.D.address(Part));
  backends::writePlace(W, C.Found.sources(), C.D.part(Part).At);
  W.close('}');
}

void DriftJson::difference(const Difference &X) {
  W.line(1);
  W.open('{');
  backends::writeMessageFields(W, C.Found.sources(), C.D.message(X));
  model(X.Model);
  deployed(X.Part);
  W.close('}');
}

void DriftJson::run() {
  W.openOutput("tmc-drift", 1, C.ToolVersion);
  W.key("inputs");
  files(C.Model);
  W.key("against");
  files(C.Against);
  for (List L : Lists) {
    W.line();
    W.key(key(L));
    W.open('[');
    for (const Difference &X : C.D.differences())
      if (X.In == L)
        difference(X);
    W.close(']');
  }
  W.line();
  W.key("proved");
  W.open('[');
  for (const Evidence &E : C.D.evidence()) {
    W.line(1);
    W.open('{');
    W.field("attribute", P.text(P.Attrs[E.Attr].Text));
    W.field("value", ir::valueText(P, E.V));
    W.field("by", C.D.where(E.Part, E.At));
    model(E.Of);
    deployed(E.Part);
    W.close('}');
  }
  W.close(']');
  W.line();
  W.key("matched");
  W.open('[');
  for (const Pair &X : C.D.pairs()) {
    W.line(1);
    W.open('{');
    W.field("by", spelling(X.By));
    model(X.Model);
    deployed(X.Part);
    W.close('}');
  }
  W.close(']');
  W.line();
  W.key("left_out");
  W.open('[');
  for (uint32_t I = 0; I != C.D.parts().size(); ++I)
    if (C.D.parts()[I].Ignored) {
      W.line(1);
      W.open('{');
      deployed(I);
      W.close('}');
    }
  W.close(']');
  W.closeOutput();
}

static void writeJson(const Comparison &C, llvm::raw_ostream &OS) {
  DriftJson(C, OS).run();
}

static void writeSarif(const Comparison &C, llvm::raw_ostream &OS) {
  backends::writeSarifOfMessages(C.Found, C.Found.sources(), C.ToolVersion,
                                 /*Successful=*/true, OS);
}

llvm::ArrayRef<FormatRow> drift::formats() {
  static constexpr FormatRow Rows[] = {{"text", writeText},
                                       {"markdown", writeMarkdown},
                                       {"json", writeJson},
                                       {"sarif", writeSarif}};
  return Rows;
}
