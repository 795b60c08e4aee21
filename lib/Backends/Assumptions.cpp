//===- Assumptions.cpp - What is taken for granted, as a list -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=assumptions`: each line of a kind, and each `default`, that keeps
/// findings away, the worst first, with what it is about and what there would
/// be without it. The same list is in the Markdown report and in
/// `--emit=json`.
///
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"
#include "Backends/Describe.h"
#include "Backends/Escape.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;
using rules::FindingId;

/// Things and findings of one entry that are listed; the rest is counted.
static constexpr size_t MaxListed = 5;

static std::string plural(size_t N, StringRef One) {
  if (N != 1 && One.consume_back("y"))
    return std::to_string(N) + " " + One.str() + "ies";
  return std::to_string(N) + " " + One.str() + (N == 1 ? "" : "s");
}

/// What the things are: `flows`, or `things` if they are of several classes.
static StringRef classOf(const ir::Program &P,
                         llvm::ArrayRef<ir::EntityId> Things) {
  ir::EntityClass Class = P.Entities[Things.front()].Class;
  for (ir::EntityId E : Things)
    if (P.Entities[E].Class != Class)
      return "thing";
  return ir::spelling(Class);
}

std::string backends::assumptionText(const BackendInput &In,
                                     const rules::Assumption &A) {
  const ir::Program &P = In.Program;
  std::string Says = "`" + P.text(P.Attrs[A.Attr].Text).str() + " = " +
                     In.Engine.valueText(A.V) + "`";
  std::string Of = " of " + plural(A.On.size(), classOf(P, A.On));
  if (A.Kind)
    return "kind `" + P.text(P.Kinds[A.Kind].Id).str() + "` assumes " + Says +
           Of;
  if (A.Basis == analysis::Basis::SaidForAll)
    return "a `default` says " + Says + Of;
  return "the model says " + Says + Of;
}

std::string backends::hiddenText(const BackendInput &In,
                                 const rules::Assumptions &All, size_t Count,
                                 uint8_t Severity) {
  std::string Out = (All.Sampled ? "at least " : "") + plural(Count, "finding");
  return Out + ", up to " +
         StringRef(severityName(In.Program, Severity)).lower();
}

rules::Assumptions backends::shownAssumptions(const BackendInput &In) {
  rules::Assumptions All = In.Engine.assumptions(In.Findings);
  if (!In.Tagged)
    return All;
  auto IsHidden = [&](ir::EntityId E) { return !In.Tagged->test(E.index()); };
  auto IsOfOthers = [&](FindingId Id) {
    const rules::Finding &X = All.Hidden.Findings[Id];
    return llvm::all_of(X.Bindings.of(All.Hidden.Bindings), IsHidden);
  };
  for (rules::Assumption &A : All.Entries) {
    llvm::erase_if(A.On, IsHidden);
    A.Severity = 0;
    for (auto *Of : {&A.Alone, &A.Together}) {
      llvm::erase_if(*Of, IsOfOthers);
      for (FindingId Id : *Of)
        A.Severity = std::max(A.Severity, All.Hidden.Findings[Id].Severity);
    }
  }
  llvm::erase_if(All.Entries, [](const rules::Assumption &A) {
    return A.On.empty() || (A.Alone.empty() && A.Together.empty());
  });
  llvm::stable_sort(All.Entries,
                    [](const rules::Assumption &A, const rules::Assumption &B) {
                      return A.Severity > B.Severity;
                    });
  return All;
}

std::string backends::grantedLine(const BackendInput &In,
                                  const rules::Assumptions &All) {
  if (All.Entries.empty())
    return {};
  uint8_t Worst = 0;
  bool ByModel = false;
  for (const rules::Assumption &A : All.Entries) {
    Worst = std::max(Worst, A.Severity);
    ByModel |= A.Basis == analysis::Basis::Said;
  }
  llvm::DenseSet<FindingId> Hidden;
  for (const rules::Assumption &A : All.Entries) {
    Hidden.insert(A.Alone.begin(), A.Alone.end());
    Hidden.insert(A.Together.begin(), A.Together.end());
  }
  return "taken for granted: " + plural(All.Entries.size(), "line") +
         (ByModel ? " of kinds, defaults and the model"
                  : " of kinds and defaults") +
         "; without them " + hiddenText(In, All, Hidden.size(), Worst) +
         ", would stand or be asked about";
}

std::string backends::packsLine(const BackendInput &In) {
  std::string Has, Imports;
  for (const rules::MissingPack &M : In.Engine.missingPacks()) {
    Has += (Has.empty() ? "" : ", ") + M.Has;
    Imports += (Imports.empty() ? "import " : " import ") + M.Package + ";";
  }
  if (Has.empty())
    return {};
  return "not in force: the rules about " + Has + "; add `" + Imports + "`";
}

namespace {
class List {
public:
  List(const BackendInput &In, const rules::Assumptions &All)
      : In(In), P(In.Program), All(All) {}
  std::string run();

private:
  void findings(StringRef Without, llvm::ArrayRef<FindingId> Ids);

  const BackendInput &In;
  const ir::Program &P;
  const rules::Assumptions &All;
  std::string Out;
};
} // namespace

void List::findings(StringRef Without, llvm::ArrayRef<FindingId> Found) {
  if (Found.empty())
    return;
  auto SeverityOf = [&](FindingId Id) {
    return All.Hidden.Findings[Id].Severity;
  };
  // Worst first; of one severity in the order of rules.
  std::vector<FindingId> Ids(Found.begin(), Found.end());
  llvm::stable_sort(Ids, [&](FindingId X, FindingId Y) {
    return SeverityOf(X) > SeverityOf(Y);
  });
  Out += "    " + Without.str() + " " +
         hiddenText(In, All, Ids.size(), SeverityOf(Ids.front())) + ":\n";
  for (size_t I = 0; I < Ids.size(); ++I) {
    if (I == MaxListed && Ids.size() > MaxListed + 1) {
      Out += "      and " + std::to_string(Ids.size() - I) + " more\n";
      break;
    }
    const rules::Finding &F = All.Hidden.Findings[Ids[I]];
    Out += "      " +
           terminalText(StringRef(severityName(P, F.Severity)).lower()) + ": " +
           terminalText(In.Engine.title(All.Hidden, Ids[I])) + " [" +
           terminalText(P.text(P.Rules[F.Rule].StableId)) + " " +
           rules::shortId(P, All.Hidden, Ids[I]) + "]\n";
  }
}

std::string List::run() {
  if (All.Entries.empty())
    return "nothing is taken for granted\n";
  Out = terminalText(grantedLine(In, All)) + "\n";
  for (size_t I = 0; I < All.Entries.size(); ++I) {
    const rules::Assumption &A = All.Entries[I];
    Out += "\n" + std::to_string(I + 1) + ". " +
           terminalText(assumptionText(In, A)) + ":";
    for (size_t E = 0; E < A.On.size(); ++E) {
      if (E == MaxListed && A.On.size() > MaxListed + 1) {
        Out += " and " + std::to_string(A.On.size() - E) + " more";
        break;
      }
      Out += (E ? ", `" : " `") + terminalText(P.text(P.Entities[A.On[E]].Id)) +
             "`";
    }
    Out += "\n";
    if (A.Where.isValid())
      Out += "    " + terminalText(In.Sources.describe(A.Where.Begin)) + "\n";
    findings("without it", A.Alone);
    findings("without it and others on this list", A.Together);
  }
  if (All.Sampled)
    Out += "\nOf many things that are alike some were tried: there is more of "
           "the same.\n";
  return std::move(Out);
}

std::vector<OutputFile> backends::emitAssumptions(const BackendInput &In) {
  rules::Assumptions All = shownAssumptions(In);
  std::vector<OutputFile> Files;
  Files.push_back({"", List(In, All).run()});
  return Files;
}
