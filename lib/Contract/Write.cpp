//===- Write.cpp - A contract as a document -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Write.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::contract;
using document::BlockSink;
using document::Column;
using document::DataTable;
using document::Line;
using document::Prose;
using llvm::StringRef;

/// An address as people read it.
static StringRef withoutScheme(StringRef Address) {
  if (!Address.consume_front("https://"))
    Address.consume_front("http://");
  return Address;
}

Line contract::tagOf(const Contract &C, ClaimId Id) {
  const Claim &Row = C[Id];
  Line Out;
  Out.words("(").words(spelling(Row.Because));
  StringRef Between = ": ";
  auto Next = [&]() {
    Out.words(Between);
    Between = ", ";
  };
  switch (Row.Because) {
  case Basis::Maintainer:
    Next();
    Out.text(Row.ConfirmedBy);
    if (Row.ConfirmedOn) {
      Next();
      Out.words(ir::dateText(*Row.ConfirmedOn));
    }
    break;
  case Basis::Documented:
    break;
  case Basis::Inferred:
    for (uint32_t Q : C.questionsAbout(Id)) {
      Next();
      if (C.Questions[Q].Self == Id)
        Out.words("asked below");
      else
        Out.code(C[C.Questions[Q].Self].Id);
    }
  }
  for (StringRef Source : Row.Sources) {
    Next();
    if (Source.starts_with("http"))
      Out.link(withoutScheme(Source), Source);
    else
      Out.code(Source);
  }
  return Out.words(")");
}

StringRef contract::waveTitle(unsigned Wave) {
  static constexpr StringRef Titles[] = {
#define WAVE(TITLE) TITLE,
#include "Contract/Kinds.def"
  };
  return Titles[std::clamp<size_t>(Wave, 1, std::size(Titles)) - 1];
}

namespace {

/// Writes the sections. Each function is one of them.
class DocumentWriter {
public:
  DocumentWriter(const Contract &C, BlockSink &To) : C(C), To(To) {}

  void header();
  void scope();
  void outOfScope();
  void boundaries();
  void environment();
  void variants();
  void inputs();
  void adversaries();
  void provided();
  void notProvided();
  void duties();
  void misuse();
  void nonFindings();
  void changes();
  void dispositions();
  void questions();

private:
  void section(Section S) {
    Line Title;
    Title.words("§").words(info(S).Number).words(" ").words(info(S).Title);
    To.heading(2, Title);
  }
  /// `P1. The claim.`, without its tag.
  Line lead(ClaimId Id) const {
    Line Out;
    return Out.strong(C[Id].Id).words(": ").prose(sentence(C[Id].Title));
  }
  /// \p Text with a full stop unless it ends with one.
  static std::string sentence(StringRef Text) {
    std::string Out = Text.str();
    if (!Text.empty() && !StringRef(".!?:").contains(Text.back()))
      Out += '.';
    return Out;
  }
  static void say(Line &To, StringRef Label, StringRef Text) {
    if (!Text.empty())
      To.words(" ").words(Label).prose(sentence(Text));
  }
  /// Ends a list item: its note, its comment, and its tag.
  Line end(Line Item, ClaimId Id) const {
    say(Item, "", C[Id].Note);
    say(Item, "", C[Id].Doc);
    return Item.words(" ").add(tagOf(C, Id));
  }
  void weaknesses(Line &To, StringRef Label,
                  llvm::ArrayRef<Weakness> Items) const {
    if (Items.empty())
      return;
    To.words(" ").words(Label);
    for (size_t I = 0; I < Items.size(); ++I)
      To.words(I ? ", " : "").text(Items[I].Text);
    To.words(".");
  }
  Line titles(llvm::ArrayRef<ClaimId> Ids) const {
    Line Out;
    for (ClaimId Id : Ids)
      Out.separate(", ").prose(C[Id].Title);
    return Out;
  }
  void components(Line &To, llvm::ArrayRef<ClaimId> Ids) const {
    if (!Ids.empty())
      To.words(" In: ").add(titles(Ids)).words(".");
  }
  Line ids(llvm::ArrayRef<ClaimId> Ids) const {
    Line Out;
    for (ClaimId Id : Ids)
      Out.separate(", ")
          .words("§")
          .words(info(C[Id].in()).Number)
          .words(" ")
          .code(C[Id].Id);
    return Out;
  }
  static Line words(llvm::ArrayRef<Word> Words) {
    Line Out;
    for (const Word &W : Words)
      Out.separate(", ").text(W.Title);
    return Out;
  }
  static Line codes(llvm::ArrayRef<StringRef> Texts) {
    Line Out;
    for (StringRef T : Texts)
      Out.separate(", ").code(T);
    return Out;
  }
  static Line prose(StringRef Text) {
    Line Out;
    return Out.prose(Text);
  }
  /// A cell with the title of a claim, and what is said beside it.
  Line cell(ClaimId Id) const {
    Line Out;
    Out.strong(C[Id].Id).words(": ").prose(C[Id].Title);
    for (StringRef More : {C[Id].Doc, C[Id].Note})
      if (!More.empty())
        Out.words(". ").prose(More);
    return Out;
  }
  /// A list of all claims of one kind, under a heading; nothing if there are
  /// none.
  void plainList(StringRef Heading, ClaimKind K) {
    std::vector<Line> Items;
    for (ClaimId Id : C.ofKind(K))
      Items.push_back(end(lead(Id), Id));
    list(Heading, std::move(Items));
  }
  void list(StringRef Heading, std::vector<Line> Items) {
    if (Items.empty())
      return;
    if (!Heading.empty())
      To.heading(3, Heading.str());
    To.list(std::move(Items));
  }
  void none(bool Empty) {
    if (Empty)
      To.paragraph("The model names none.");
  }

  const Contract &C;
  BlockSink &To;
};

} // namespace

static std::string counted(size_t N, StringRef One, StringRef Many) {
  std::string Out = std::to_string(N);
  Out += ' ';
  Out += N == 1 ? One : Many;
  return Out;
}

static size_t openQuestions(const Contract &C) {
  return llvm::count_if(C.Questions,
                        [](const OpenQuestion &Q) { return !Q.Answer; });
}

void DocumentWriter::header() {
  const Project &P = C.Project;
  Line Title;
  To.heading(1, Title.text(P.Title).words(": threat model"));
  To.heading(2, "§1 Header");
  std::vector<Line> Items;
  auto Item = [&](StringRef Label, Line What) {
    if (What.empty())
      return;
    Line L;
    Items.push_back(L.words(Label).words(": ").add(What));
  };
  Line Where;
  Item("Repository", Where.link(withoutScheme(P.Repository), P.Repository));
  if (!P.Subpath.empty())
    Item("Part of the repository", Line().code(P.Subpath));
  if (!P.Commit.empty())
    Item("Commit", Line().code(P.Commit));
  if (P.Revised)
    Item("Last change", Line(ir::dateText(*P.Revised)));
  Item("Versions", prose(P.Versions));
  Item("Status", prose(P.Status));
  Item("Report vulnerabilities to", prose(P.ReportTo));
  Line Tally;
  for (unsigned I = 0; I < NumBases; ++I) {
    Basis B = static_cast<Basis>(I);
    Tally.separate(", ")
        .words(std::to_string(C.count(B)) + " ")
        .words(spelling(B));
  }
  Item("Claims", Tally);
  Item("Open questions", Line(std::to_string(openQuestions(C))));
  To.list(std::move(Items));
  if (!P.Purpose.empty())
    To.paragraph(prose(P.Purpose));
  if (ir::EntityId E = P.Self; C.Program->Entities[E].Doc)
    To.add(Prose{C.Program->text(C.Program->Entities[E].Doc).str(), true});
  To.paragraph(
      "Each claim ends with where it comes from. A documented claim names a "
      "file and line of the repository, or an address. A maintainer has "
      "confirmed a claim marked so. An inferred claim follows from the code "
      "or from experience only, and names the question in §14 that would "
      "confirm it.");
}

void DocumentWriter::scope() {
  section(Section::Scope);
  plainList("Intended use", ClaimKind::IntendedUse);
  if (!C.Roles.empty()) {
    To.heading(3, "Roles");
    DataTable T{{{"Role"}, {"Trusted"}, {"With what"}, {"Basis"}}};
    for (const Role &Row : C.Roles)
      T.Rows.push_back({cell(Row.Self), Row.Trusted ? "yes" : "no",
                        prose(Row.TrustedWith), tagOf(C, Row.Self)});
    To.add(std::move(T));
  }
  To.heading(3, "Components");
  none(C.Components.empty());
  if (C.Components.empty())
    return;
  std::vector<std::vector<ClaimId>> Entries(C.Claims.size());
  for (const EntryPoint &E : C.EntryPoints)
    if (E.PartOf)
      Entries[E.PartOf.index()].push_back(E.Self);
  DataTable T{{{"Component"},
               {"Entry points"},
               {"Files"},
               {"Touches outside the process"},
               {"In the model"},
               {"Basis"}}};
  for (const SoftwareComponent &Row : C.Components) {
    Line In;
    if (!Row.Excluded.empty()) {
      In.words("no: ").prose(Row.Excluded);
    } else {
      In.words("yes");
      if (!Row.IncludedIf.empty())
        In.words(", if: ").prose(Row.IncludedIf);
      if (Row.Variant)
        In.words(", with ").prose(C[Row.Variant].Title);
    }
    T.Rows.push_back({cell(Row.Self), titles(Entries[Row.Self.index()]),
                      codes(Row.Paths), words(Row.Touches), In,
                      tagOf(C, Row.Self)});
  }
  To.add(std::move(T));
}

void DocumentWriter::outOfScope() {
  section(Section::OutOfScope);
  std::vector<Line> Uses, Threats, Code;
  for (const Exclusion &Row : C.Exclusions) {
    Line Item = lead(Row.Self);
    say(Item, "", Row.Reason);
    components(Item, Row.Components);
    weaknesses(Item, "Weaknesses: ", Row.Weaknesses);
    (Row.IsThreat ? Threats : Uses).push_back(end(std::move(Item), Row.Self));
  }
  for (const SoftwareComponent &Row : C.Components)
    if (!Row.Excluded.empty()) {
      Line Item = lead(Row.Self);
      say(Item, "", Row.Excluded);
      if (!Row.Paths.empty())
        Item.words(" Files: ").add(codes(Row.Paths)).words(".");
      Code.push_back(Item.words(" ").add(tagOf(C, Row.Self)));
    }
  none(Uses.empty() && Threats.empty() && Code.empty());
  list("Uses", std::move(Uses));
  list("Threats", std::move(Threats));
  list("Code in the repository", std::move(Code));
}

void DocumentWriter::boundaries() {
  section(Section::Boundaries);
  none(C.Boundaries.empty());
  for (const TrustBoundary &Row : C.Boundaries) {
    Line Title;
    To.heading(3,
               Title.text(C[Row.Self].Id).words(": ").prose(C[Row.Self].Title));
    if (!C[Row.Self].Doc.empty())
      To.add(Prose{C[Row.Self].Doc.str(), true});
    Line Item;
    Item.words("Components: ").add(titles(Row.Components)).words(".");
    say(Item, "A finding matters if it is reachable: ", Row.Precondition);
    say(Item, "", C[Row.Self].Note);
    To.paragraph(Item.words(" ").add(tagOf(C, Row.Self)));
  }
}

void DocumentWriter::environment() {
  section(Section::Environment);
  none(C.Assumptions.empty() && C.Negatives.empty());
  std::vector<Word> Areas;
  for (const EnvironmentAssumption &Row : C.Assumptions)
    if (!llvm::is_contained(Areas, Row.Area))
      Areas.push_back(Row.Area);
  llvm::sort(Areas, [](const Word &A, const Word &B) {
    return A.Ordinal < B.Ordinal;
  });
  for (const Word &Area : Areas) {
    std::vector<Line> Items;
    for (const EnvironmentAssumption &Row : C.Assumptions)
      if (Row.Area == Area)
        Items.push_back(end(lead(Row.Self), Row.Self));
    list(Area.Title, std::move(Items));
  }
  plainList("What the project does not do to its host",
            ClaimKind::NegativeClaim);
}

void DocumentWriter::variants() {
  section(Section::Variants);
  none(C.Variants.empty());
  if (C.Variants.empty())
    return;
  DataTable T{{{"Option"},
               {"Set"},
               {"Default"},
               {"Effect"},
               {"Stance of the maintainers"},
               {"Basis"}}};
  std::vector<Line> Insecure;
  for (const BuildVariant &Row : C.Variants) {
    Line Stance;
    if (Row.Discouraged)
      Stance.words("other values are discouraged");
    if (!Row.Stance.empty())
      Stance.separate("; ").prose(Row.Stance);
    T.Rows.push_back({cell(Row.Self),
                      Row.AtRuntime ? "at run time" : "at build time",
                      Line().code(Row.Default), prose(Row.Effect), Stance,
                      tagOf(C, Row.Self)});
    if (Row.InsecureDefault) {
      Line Item = Line()
                      .prose(C[Row.Self].Title)
                      .words(" is ")
                      .code(Row.Default)
                      .words(" by default.");
      say(Item, "", Row.Stance);
      Insecure.push_back(std::move(Item));
    }
  }
  To.add(std::move(T));
  list("Insecure defaults", std::move(Insecure));
}

void DocumentWriter::inputs() {
  section(Section::Inputs);
  none(C.Parameters.empty());
  if (C.Parameters.empty())
    return;
  DataTable T{{{"Entry point"},
               {"Parameter"},
               {"Attackers control it"},
               {"Chosen by"},
               {"The caller must enforce"},
               {"Basis"}}};
  static constexpr StringRef Words[] = {"yes", "no", "conditional"};
  for (const Parameter &Row : C.Parameters) {
    Line Who;
    Who.words(Words[static_cast<unsigned>(Row.By)]);
    if (!Row.Condition.empty())
      Who.words(": ").prose(Row.Condition);
    if (Row.Variant)
      Who.words(", only with ").prose(C[Row.Variant].Title);
    Line What = cell(Row.Self);
    if (!Row.Type.empty())
      What.words(" (").prose(Row.Type).words(")");
    T.Rows.push_back({Row.Of ? Line().prose(C[Row.Of].Title) : Line(), What,
                      Who, titles(Row.ChosenBy), prose(Row.CallerEnforces),
                      tagOf(C, Row.Self)});
  }
  To.add(std::move(T));
}

void DocumentWriter::adversaries() {
  section(Section::Adversaries);
  none(C.Adversaries.empty());
  std::vector<Line> In, Out;
  auto Texts = [](Line &Item, StringRef Label, llvm::ArrayRef<StringRef> All) {
    if (All.empty())
      return;
    Item.words(" ").words(Label);
    for (size_t I = 0; I < All.size(); ++I)
      Item.words(I ? "; " : "").prose(All[I]);
    Item.words(".");
  };
  for (const Adversary &Row : C.Adversaries) {
    Line Item = lead(Row.Self);
    say(Item, "", Row.Excluded);
    if (!Row.Positions.empty())
      Item.words(" They are: ").add(words(Row.Positions)).words(".");
    Texts(Item, "They can: ", Row.Capabilities);
    Texts(Item, "They want: ", Row.Goals);
    say(Item, "Threshold: ", Row.Threshold);
    (Row.Excluded.empty() ? In : Out).push_back(end(std::move(Item), Row.Self));
  }
  list("In scope", std::move(In));
  list("Not in scope", std::move(Out));
}

void DocumentWriter::provided() {
  section(Section::Provided);
  none(C.Provided.empty());
  std::vector<Line> Items;
  for (const PropertyProvided &Row : C.Provided) {
    Line Item = lead(Row.Self);
    components(Item, Row.Components);
    say(Item, "Condition: ", Row.Condition);
    say(Item, "A violation shows as: ", Row.Symptom);
    say(Item, "Threshold: ", Row.Threshold);
    Item.words(Row.IsSecurity ? " A violation is a vulnerability."
                              : " A violation is a bug, not a vulnerability.");
    weaknesses(Item, "Weaknesses: ", Row.Weaknesses);
    Items.push_back(end(std::move(Item), Row.Self));
  }
  list("", std::move(Items));
}

void DocumentWriter::notProvided() {
  section(Section::NotProvided);
  none(C.NotProvided.empty() && C.AttackClasses.empty());
  std::vector<Line> Disclaimed, Friends, Classes;
  for (const PropertyNotProvided &Row : C.NotProvided) {
    Line Item = lead(Row.Self);
    components(Item, Row.Components);
    say(Item, "Condition: ", Row.Condition);
    say(Item, "", Row.Reason);
    weaknesses(Item, "Weaknesses: ", Row.Weaknesses);
    (Row.FalseFriend ? Friends : Disclaimed)
        .push_back(end(std::move(Item), Row.Self));
  }
  for (const AttackClass &Row : C.AttackClasses) {
    Line Item = lead(Row.Self);
    weaknesses(Item, "Weaknesses: ", Row.Weaknesses);
    Classes.push_back(end(std::move(Item), Row.Self));
  }
  list("Disclaimed", std::move(Disclaimed));
  list("False friends", std::move(Friends));
  list("Attack classes left to the caller", std::move(Classes));
}

void DocumentWriter::duties() {
  section(Section::Duties);
  none(C.Duties.empty());
  // By who has them, in the order in which they are first named.
  std::vector<std::vector<ClaimId>> Holders;
  for (const DownstreamDuty &Row : C.Duties)
    if (!llvm::is_contained(Holders, Row.Of))
      Holders.push_back(Row.Of);
  for (const std::vector<ClaimId> &Of : Holders) {
    std::vector<Line> Items;
    for (const DownstreamDuty &Row : C.Duties)
      if (Row.Of == Of)
        Items.push_back(end(lead(Row.Self), Row.Self));
    if (Of.empty())
      To.heading(3, "Everyone");
    else
      To.heading(3, titles(Of));
    To.list(std::move(Items));
  }
}

void DocumentWriter::misuse() {
  section(Section::Misuses);
  none(C.Misuses.empty());
  std::vector<Line> Items;
  for (const Misuse &Row : C.Misuses) {
    Line Item = lead(Row.Self);
    say(Item, "", Row.WhyUnsafe);
    say(Item, "Instead: ", Row.Instead);
    Items.push_back(end(std::move(Item), Row.Self));
  }
  list("", std::move(Items));
}

void DocumentWriter::nonFindings() {
  section(Section::NonFindings);
  none(C.NonFindings.empty());
  std::vector<Line> Items;
  for (const NonFinding &Row : C.NonFindings) {
    Line Item = lead(Row.Self);
    say(Item, "", Row.WhySafe);
    if (!Row.Rules.empty())
      Item.words(" Reported by: ").add(codes(Row.Rules)).words(".");
    if (!Row.Paths.empty())
      Item.words(" In: ").add(codes(Row.Paths)).words(".");
    weaknesses(Item, "Weaknesses: ", Row.Weaknesses);
    if (!Row.Suppression.empty())
      Item.words(" Suppressed by: ").code(Row.Suppression).words(".");
    say(Item, "Still valid: ", Row.StillValid);
    if (!C[Row.Self].Cites.empty())
      Item.words(" Licensed by: ").add(ids(C[Row.Self].Cites)).words(".");
    Items.push_back(end(std::move(Item), Row.Self));
  }
  list("", std::move(Items));
}

void DocumentWriter::changes() {
  section(Section::Changes);
  To.paragraph("The contract is revised if any of these changes. A report is "
               "triaged by the contract of the version that it is about.");
  plainList("", ClaimKind::ChangeCondition);
}

void DocumentWriter::dispositions() {
  section(Section::Dispositions);
  DataTable T{{{"Disposition"}, {"Meaning"}}};
  for (const Word &D : C.Dispositions)
    T.Rows.push_back({Line().code(D.Title), prose(D.Doc)});
  To.add(std::move(T));
  if (C.Examples.empty())
    return;
  To.heading(3, "Examples");
  DataTable Examples{{{"Report"}, {"Disposition"}, {"Why"}, {"Licensed by"}}};
  for (const TriageExample &Row : C.Examples)
    Examples.Rows.push_back({prose(C[Row.Self].Title),
                             Line().code(Row.Verdict.Title), prose(Row.Reason),
                             ids(C[Row.Self].Cites)});
  To.add(std::move(Examples));
}

void DocumentWriter::questions() {
  unsigned Wave = 0;
  std::vector<Line> Items;
  auto Flush = [&]() {
    if (Items.empty())
      return;
    Line Title;
    To.heading(3, Title.words("Wave " + std::to_string(Wave) + ": ")
                      .words(waveTitle(Wave)));
    To.list(std::move(Items));
    Items.clear();
  };
  for (const OpenQuestion &Q : C.Questions) {
    if (Q.Wave != Wave)
      Flush();
    Wave = Q.Wave;
    Line Item;
    Item.strong(C[Q.Self].Id).words(": ").prose(sentence(Q.Ask));
    if (Q.Answer) {
      Item.words(*Q.Answer ? " Answered: yes." : " Answered: no.");
      say(Item, "", Q.AnswerText);
      Item.words(" (").text(Q.AnsweredBy);
      if (Q.AnsweredOn)
        Item.words(", ").words(ir::dateText(*Q.AnsweredOn));
      Item.words(")");
    } else {
      say(Item, "Proposed answer: ", Q.Proposed);
    }
    std::vector<ClaimId> Settles = Q.Settles;
    llvm::erase(Settles, Q.Self);
    if (!Settles.empty())
      Item.words(" Settles: ").add(ids(Settles)).words(".");
    if (C[Q.Self].Kind == ClaimKind::OpenQuestion)
      say(Item, "", C[Q.Self].Note);
    Items.push_back(std::move(Item));
  }
  Flush();
  none(C.Questions.empty());
}

void contract::writeContract(const Contract &C, BlockSink &To) {
  DocumentWriter W(C, To);
  W.header();
  W.scope();
  W.outOfScope();
  W.boundaries();
  W.environment();
  W.variants();
  W.inputs();
  W.adversaries();
  W.provided();
  W.notProvided();
  W.duties();
  W.misuse();
  W.nonFindings();
  W.changes();
  W.dispositions();
  Line Title;
  To.heading(2, Title.words("§")
                    .words(info(Section::Questions).Number)
                    .words(" ")
                    .words(info(Section::Questions).Title));
  W.questions();
  To.heading(2, "§15 Machine-readable form");
  Line L;
  L.words("`tmc contract --format=json` writes the same claims for scanners");
  if (!C.Project.DataFile.empty())
    L.words(", in ").code(C.Project.DataFile);
  To.paragraph(L.words(". Both come from one model, which is the source."));
}

void contract::writeQuestions(const Contract &C, BlockSink &To) {
  Line Title;
  To.heading(
      1, Title.text(C.Project.Title).words(": questions to the maintainers"));
  size_t Open = openQuestions(C);
  To.paragraph(counted(Open, "question is", "questions are") + " open of " +
               std::to_string(C.Questions.size()) +
               ". What shapes most of the others comes first. Confirm or "
               "correct each proposed answer: it confirms the claims that "
               "the question settles.");
  DocumentWriter(C, To).questions();
}
