//===- ThreatComposer.cpp - Threats of Threat Composer --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Threat Composer keeps statements of threats, what is done about them, and
/// what is assumed. It has no elements: the picture in it is an image. So the
/// model is a system without parts, and the threats are about the system.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/NamedParts.h"
#include "Importers/Threats.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isThreatComposer(const SourceTree &Tree) {
  const Value *Top = Tree.Documents.empty() ? nullptr : Tree.Documents[0];
  return Top && Top->find("schema") && Top->find("threats") &&
         (Top->find("mitigationLinks") || Top->find("applicationInfo"));
}

namespace {

constexpr StringRef Drawn = "images are not read",
                    Editor = "it is about an editor",
                    Resolved = "what names it is resolved";

class ComposerImport {
public:
  explicit ComposerImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void about(Value *Top);
  void links(Value *Top);
  void threat(Value *V);
  void metadata(PartId T, Value *V);
  static StringRef priorityOf(const Import &I, Value *V);

  Import &I;
  ModelWriter &Model;
  llvm::StringMap<Value *> Mitigations, Assumptions; ///< by id
  /// What is linked to a threat, by its id.
  llvm::StringMap<std::vector<Value *>> Against, Assumed;
  llvm::StringMap<PartId> Assets;
};

} // namespace

void ComposerImport::about(Value *Top) {
  remarkFrom(I, I.map(Top, "applicationInfo"), "description");
  for (auto [Key, Label] : {std::pair("architecture", "Architecture: "),
                            {"dataflow", "Data flow: "}}) {
    Value *V = I.map(Top, Key);
    remarkFrom(I, V, "description", Label);
    markKeys(V, {{{"image", Fate::Lost, Drawn}}});
  }
  markKeys(Top, {{{"schema", Fate::Lost,
                   "the version of the format changes no threat"}}});
}

void ComposerImport::links(Value *Top) {
  struct Side {
    StringRef List, Links, Id;
    llvm::StringMap<Value *> &Known;
    llvm::StringMap<std::vector<Value *>> &Of;
  };
  for (const Side &S : {Side{"mitigations", "mitigationLinks", "mitigationId",
                             Mitigations, Against},
                        Side{"assumptions", "assumptionLinks", "assumptionId",
                             Assumptions, Assumed}}) {
    for (Value *V : mapsOf(I, Top, S.List)) {
      if (!S.Known.try_emplace(I.peek(V, "id"), V).second)
        I.Diags.report(diag::ImportDuplicate, V->At) << I.peek(V, "id");
      constexpr KeyFate Keys[] = {{"id", Fate::Approximated, Resolved},
                                  {"numericId", Fate::Lost, Editor},
                                  {"displayOrder", Fate::Lost, Editor},
                                  {"tags", Fate::Lost, Editor},
                                  {"metadata", Fate::Lost, Editor}};
      markKeys(V, Keys);
    }
    for (Value *L : mapsOf(I, Top, S.Links)) {
      Value *Ref = I.scalar(L, S.Id);
      auto It = Ref ? S.Known.find(Ref->Text) : S.Known.end();
      if (It == S.Known.end()) {
        if (Ref)
          I.dangling(Ref, StringRef(S.List).drop_back(), Ref->Text);
        Import::lost(L, "one of its ends leads to nothing");
        continue;
      }
      S.Of[I.peek(L, "linkedId")].push_back(It->second);
      Import::imported(L);
    }
  }
}

StringRef ComposerImport::priorityOf(const Import &I, Value *V) {
  Value *All = V->find("metadata");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>())
    if (I.peek(E.Item, "key") == "Priority")
      return severityOf(I, I.peek(E.Item, "value"));
  return "";
}

void ComposerImport::metadata(PartId T, Value *V) {
  for (Value *M : mapsOf(I, V, "metadata")) {
    StringRef Key = I.peek(M, "key");
    if (Key == "Priority") {
      Import::imported(M);
    } else if (Key == "STRIDE") {
      for (Value *Letter : I.items(M, "value"))
        if (StringRef Word = I.K.word("threats.Stride", Letter->Text.trim());
            !Word.empty()) {
          Model.annotateOnce(T, ("@stride(" + Word + ")").str());
          Import::imported(Letter);
        }
      Import::imported(M->find("key"));
    } else {
      if (StringRef Text = I.peek(M, "value"); !Text.empty())
        Model.comment(T, (Key + ": " + Text).str());
      Import::approximated(M, "it is in a comment");
    }
  }
}

void ComposerImport::threat(Value *V) {
  StringRef Id = I.peek(V, "id");
  RecordedThreat R;
  R.Title = I.text(V, "statement");
  if (R.Title.empty())
    R.Title = I.text(V, "threatAction");
  R.FoundBy = "a threat model of Threat Composer";
  R.Severity = priorityOf(I, V);
  std::string Fix;
  bool AllDone = true;
  for (Value *M : Against.lookup(Id)) {
    StringRef Status = I.peek(M, "status");
    AllDone &= Status == "mitigationResolved";
    Fix += (Fix.empty() ? "" : "; ") + I.text(M, "content").str();
    if (Value *Word = M->find("status"))
      Import::imported(Word);
  }
  R.Fix = Fix;
  StringRef Status = I.text(V, "status");
  if (Status == "threatResolved" || (AllDone && !Fix.empty()))
    R.State = ThreatState::Mitigated;
  else if (Status == "threatResolvedNotUseful")
    R.State = ThreatState::NotApplicable;
  PartId T = recordThreat(I, R);
  for (Value *A : Assumed.lookup(Id)) {
    Model.comment(T, ("Assumption: " + I.peek(A, "content")).str());
    Import::approximated(A->find("content"), "it is in a comment");
  }
  for (Value *Asset : I.items(V, "impactedAssets")) {
    PartId &P = Assets[Asset->Text];
    if (!P)
      P = Model.data(nullptr, Asset->Text);
    Model.comment(T, ("Concerns " + Model.name(P) + ".").str());
    Import::approximated(Asset, "it is a data item, which a comment names");
  }
  for (Value *Goal : I.items(V, "impactedGoal")) {
    Model.comment(T, ("Impact on: " + Goal->Text).str());
    Import::approximated(Goal, "it is in a comment");
  }
  metadata(T, V);
  I.tags(T, V);
  constexpr StringRef Said = "the statement says it";
  constexpr KeyFate Keys[] = {{"id", Fate::Approximated, Resolved},
                              {"threatSource", Fate::Approximated, Said},
                              {"prerequisites", Fate::Approximated, Said},
                              {"threatAction", Fate::Approximated, Said},
                              {"threatImpact", Fate::Approximated, Said},
                              {"numericId", Fate::Lost, Editor},
                              {"displayOrder", Fate::Lost, Editor},
                              {"customTemplate", Fate::Lost, Editor},
                              {"displayedStatement", Fate::Lost, Editor}};
  markKeys(V, Keys);
}

void ComposerImport::run() {
  StringRef Name =
      I.text(I.map(I.Trees[0].Documents[0], "applicationInfo"), "name").trim();
  Model.system(Name.empty() ? "Imported" : Name);
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    if (!Top->isMap())
      continue;
    about(Top);
    links(Top);
    for (Value *V : mapsOf(I, Top, "threats"))
      threat(V);
    // What no threat has.
    for (StringRef Key : {"mitigations", "assumptions"})
      for (Value *V : mapsOf(I, Top, Key))
        if (Value *Text = V->find("content");
            Text && Text->isScalar() && Text->Became == Fate::Unread) {
          Model.remark(
              (Key == "mitigations" ? "Mitigation: " : "Assumption: ") +
              Text->Text.str());
          Import::approximated(Text, "it is in a comment");
          markKeys(V, {{{"status", Fate::Lost, Editor}}});
        }
  }
}

void importers::importThreatComposer(Import &I) { ComposerImport(I).run(); }
