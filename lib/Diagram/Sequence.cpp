//===- Sequence.cpp - A scenario as a sequence diagram --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/Sequence.h"

#include "Diagram/DiagramModel.h"
#include "Document/Escape.h"
#include "Report/Describe.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;

static std::string namesOf(const ir::Program &P,
                           llvm::ArrayRef<ir::EntityId> Data) {
  std::string Text;
  for (ir::EntityId D : Data)
    Text += (Text.empty() ? "" : ", ") + P.labelName(D);
  return Text;
}

Sequence diagram::makeSequence(const BackendInput &In,
                               llvm::ArrayRef<ir::EntityId> Steps,
                               bool ShowThreats) {
  const ir::Program &P = In.Program;
  // The diagram of the same flows knows labels, tips, shapes and findings.
  llvm::BitVector Only(P.Entities.size());
  for (ir::EntityId F : Steps) {
    Only.set(F.index());
    Only.set(P.flow(F).Source.index());
    Only.set(P.flow(F).Target.index());
  }
  ModelOptions Options;
  Options.Only = &Only;
  Options.ShowThreats = ShowThreats;
  Diagram D = makeDiagram(In, Options).Picture;
  llvm::StringMap<unsigned> NodeOf, EdgeOf;
  for (unsigned I = 0; I < D.Nodes.size(); ++I)
    NodeOf[D.Nodes[I].Id] = I;
  for (unsigned I = 0; I < D.Edges.size(); ++I)
    EdgeOf[D.Edges[I].Id] = I;

  Sequence S;
  S.Title = D.Title;
  llvm::DenseMap<ir::EntityId, unsigned> Known;
  auto participant = [&](ir::EntityId E) {
    auto [It, New] =
        Known.try_emplace(E, static_cast<unsigned>(S.Participants.size()));
    if (New) {
      const Node &N = D.Nodes[NodeOf.lookup(P.text(P.Entities[E].Id))];
      std::string Where =
          N.Cluster < 0 ? "" : D.Clusters[static_cast<size_t>(N.Cluster)].Name;
      S.Participants.push_back(
          {N.Id, N.Label, Where, N.Tip, N.Kind, N.Greyed, N.Open});
    }
    return It->second;
  };
  const analysis::Facts &Facts = In.Engine.facts();
  for (ir::EntityId F : Steps) {
    const Edge &E = D.Edges[EdgeOf.lookup(P.text(P.Entities[F].Id))];
    Message M;
    M.Id = E.Id;
    M.From = participant(P.flow(F).Source);
    M.To = participant(P.flow(F).Target);
    M.Label = flowLabel(In, F, namesOf(P, Facts.sent(F)));
    M.Answer = namesOf(P, Facts.returned(F));
    M.Tip = E.Tip;
    M.Crosses = S.Participants[M.From].Where != S.Participants[M.To].Where;
    M.Greyed = E.Greyed;
    M.Guard = E.Guard;
    M.Open = E.Open;
    S.Messages.push_back(std::move(M));
  }
  return S;
}

//===----------------------------------------------------------------------===//
// Mermaid and PlantUML
//===----------------------------------------------------------------------===//

/// How a message's protection is written behind its label, as these languages
/// have no line for it.
static const char *guardText(Protection P) {
  switch (P) {
  case Protection::Local:
  case Protection::Encrypted:
    return "";
  case Protection::Clear:
    return " (cleartext)";
  case Protection::Unknown:
    return " (encryption unknown)";
  }
  return "";
}

/// The words of a message: `HTTPS: Order (cleartext), 2 threats`.
static std::string messageText(const Message &M) {
  std::string Text = M.Label + guardText(M.Guard);
  if (M.Greyed)
    Text += " (out of scope)";
  if (M.Open.count())
    Text += ", " + threatText(M.Open);
  return Text;
}

std::string diagram::writeSequenceMermaid(const Sequence &S) {
  std::string Out;
  if (S.Look == Theme::Dark)
    Out += "%%{init: {\"theme\": \"dark\"}}%%\n";
  Out += "sequenceDiagram\n  autonumber\n";
  for (unsigned I = 0; I < S.Participants.size(); ++I) {
    const Participant &Q = S.Participants[I];
    Out += (Q.Kind == Shape::Actor ? "  actor p" : "  participant p") +
           std::to_string(I) + " as " + escapeMermaidLine(Q.Label);
    if (!Q.Where.empty())
      Out += "<br/>" + escapeMermaidLine(Q.Where);
    Out += "\n";
  }
  for (const Message &M : S.Messages) {
    std::string From = "p" + std::to_string(M.From),
                To = "p" + std::to_string(M.To);
    Out += "  " + From + "->>" + To + ": " + escapeMermaidLine(messageText(M)) +
           "\n";
    if (!M.Answer.empty())
      // Only calls are numbered, as in the picture.
      Out += "  autonumber off\n  " + To + "-->>" + From + ": " +
             escapeMermaidLine(M.Answer) + "\n  autonumber " +
             std::to_string(&M - S.Messages.data() + 2) + "\n";
  }
  return Out;
}

std::string diagram::writeSequencePlantUml(const Sequence &S) {
  auto Inside = [](const std::string &Text) {
    std::string Quoted = plantUmlString(Text);
    return StringRef(Quoted).drop_front().drop_back().str();
  };
  std::string Out = "@startuml\nskinparam shadowing false\n";
  if (S.Look == Theme::Dark)
    Out += std::string("skinparam backgroundColor ") + backgroundOf(S.Look) +
           "\nskinparam defaultFontColor #E2E8F0\n"
           "skinparam sequenceArrowColor #CBD5E1\n"
           "skinparam participantBackgroundColor #1E293B\n";
  if (!S.Title.empty())
    Out += "title " + Inside(S.Title) + "\n";
  for (unsigned I = 0; I < S.Participants.size(); ++I) {
    const Participant &Q = S.Participants[I];
    StringRef Word = Q.Kind == Shape::Actor   ? "actor"
                     : Q.Kind == Shape::Store ? "database"
                                              : "participant";
    Out += Word.str() + " \"" + Inside(Q.Label) +
           (Q.Where.empty() ? "" : "\\n" + Inside(Q.Where)) + "\" as p" +
           std::to_string(I) + "\n";
  }
  for (size_t I = 0; I < S.Messages.size(); ++I) {
    const Message &M = S.Messages[I];
    std::string From = "p" + std::to_string(M.From),
                To = "p" + std::to_string(M.To);
    Out += From + " -> " + To + " : " + std::to_string(I + 1) + ". " +
           Inside(messageText(M)) + "\n";
    if (!M.Answer.empty())
      Out += To + " --> " + From + " : " + Inside(M.Answer) + "\n";
  }
  return Out + "@enduml\n";
}
