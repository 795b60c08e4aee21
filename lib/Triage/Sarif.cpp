//===- Sarif.cpp - Findings of SARIF 2.1.0 --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Static Analysis Results Interchange Format 2.1.0, with errata 01 (OASIS).
/// Section numbers in comments are its own.
///
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

namespace {

/// What a run says once about all findings of a rule.
struct Descriptor {
  StringRef Id;
  StringRef Title;
  StringRef Level;
  JsonValue Messages; ///< `messageStrings`
  std::vector<uint32_t> Weaknesses;
};

/// Reads one run.
class Run {
public:
  Run(JsonValue Root, Reader &R) : Root(Root), R(R) {}

  void read(StringRef Report);

private:
  void readRules(JsonValue Component, std::vector<Descriptor> &Into);
  void readBases();
  void result(JsonValue V);
  const Descriptor *ruleOf(JsonValue Result);
  StringRef message(JsonValue Message, const Descriptor *Rule);
  StringRef path(JsonValue Artifact);
  Spot spot(JsonValue Location);
  void weaknesses(JsonValue Result, Finding &F);
  void steps(JsonValue Result, Finding &F);
  void fingerprint(JsonValue Result, StringRef Key, Finding &F);
  StringRef suppression(JsonValue Result);

  JsonValue Root;
  Reader &R;
  std::vector<Descriptor> Rules;                   ///< of the driver
  std::vector<std::vector<Descriptor>> Extensions; ///< of each of them
  llvm::StringMap<const Descriptor *> ById;
  std::vector<JsonValue> Artifacts;
  llvm::StringMap<JsonValue> Bases;
};

} // namespace

/// Weaknesses that tags name: `external/cwe/cwe-079` of CodeQL, `CWE-79: …` of
/// Semgrep.
static void weaknessesOfTags(JsonValue Properties, Reader &R,
                             std::vector<uint32_t> &Into) {
  auto Add = [&](JsonValue V) {
    if (uint32_t N = weaknessIn(V.text()))
      Into.push_back(N);
  };
  R.list(Properties, "tags").items(Add);
  JsonValue Cwe = Properties.find("cwe");
  Add(Cwe);
  Cwe.items(Add);
}

void Run::readRules(JsonValue Component, std::vector<Descriptor> &Into) {
  R.objects(Component, "rules", [&](JsonValue V) {
    Descriptor D;
    D.Id = R.text(V, "id");
    D.Title = R.text(R.map(V, "shortDescription"), "text");
    D.Level = R.text(R.map(V, "defaultConfiguration"), "level");
    D.Messages = R.map(V, "messageStrings");
    weaknessesOfTags(R.map(V, "properties"), R, D.Weaknesses);
    R.objects(V, "relationships", [&](JsonValue Relation) {
      JsonValue Target = R.map(Relation, "target");
      if (R.text(R.map(Target, "toolComponent"), "name")
              .equals_insensitive("CWE")) {
        uint32_t N = 0;
        StringRef Id = R.text(Target, "id");
        if (!Id.getAsInteger(10, N) || (N = weaknessIn(Id)))
          D.Weaknesses.push_back(N);
      }
    });
    Into.push_back(std::move(D));
  });
}

/// §3.14.14: what `uriBaseId` stands for.
void Run::readBases() {
  R.map(Root, "originalUriBaseIds").members([&](StringRef Name, JsonValue V) {
    Bases[Name] = V;
  });
}

/// `%20` as the byte that it stands for. What is no escape stays.
static std::string percentDecoded(StringRef Uri) {
  std::string Out;
  for (size_t I = 0; I < Uri.size(); ++I) {
    unsigned Byte;
    if (Uri[I] == '%' && I + 2 < Uri.size() && llvm::isHexDigit(Uri[I + 1]) &&
        llvm::isHexDigit(Uri[I + 2]) &&
        !Uri.substr(I + 1, 2).getAsInteger(16, Byte)) {
      Out += static_cast<char>(Byte);
      I += 2;
    } else {
      Out += Uri[I];
    }
  }
  return Out;
}

/// The scheme of \p Uri with its colon, or nothing. One letter is a drive.
static StringRef schemeOf(StringRef Uri) {
  size_t Colon = Uri.find_first_of(":/?#");
  if (Colon == StringRef::npos || Colon < 2 || Uri[Colon] != ':')
    return {};
  return Uri.take_front(Colon + 1);
}

/// The path of an artifactLocation (§3.4) as the report has it: relative to
/// the top of the sources where bases say so, else absolute.
StringRef Run::path(JsonValue Artifact) {
  JsonValue Location = Artifact;
  if (std::optional<uint32_t> Index = R.number(Artifact, "index");
      Index && *Index < Artifacts.size() && !Artifact.find("uri"))
    Location = R.map(Artifacts[*Index], "location");
  StringRef Uri = R.text(Location, "uri");
  if (Uri.empty())
    return {};
  std::string Whole = Uri.str();
  StringRef Base = R.text(Location, "uriBaseId");
  // Bases may have bases (§3.14.14); a cycle ends with the count.
  for (unsigned Left = 8; Left && !Base.empty() && schemeOf(Whole).empty() &&
                          !StringRef(Whole).starts_with("/");
       --Left) {
    JsonValue Outer = Bases.lookup(Base);
    StringRef OuterUri = R.text(Outer, "uri");
    // An absolute base is where the sources lay on that machine.
    if (!Outer || !schemeOf(OuterUri).empty() || OuterUri.starts_with("/"))
      break;
    Whole = OuterUri.str() + Whole;
    Base = R.text(Outer, "uriBaseId");
  }
  StringRef Rest = Whole;
  if (Rest.consume_front_insensitive("file:")) {
    // `file://host/path`; the host does not matter.
    if (Rest.consume_front("//"))
      Rest = Rest.drop_until([](char C) { return C == '/'; });
    if (Rest.size() > 2 && Rest[2] == ':' && llvm::isAlpha(Rest[1]))
      Rest = Rest.drop_front();
  }
  return R.Out.keep(percentDecoded(Rest));
}

Spot Run::spot(JsonValue Location) {
  Spot Out;
  JsonValue Physical = R.map(Location, "physicalLocation");
  Out.Path = path(R.map(Physical, "artifactLocation"));
  JsonValue Region = R.map(Physical, "region");
  Out.Line = R.number(Region, "startLine").value_or(0);
  Out.Column = R.number(Region, "startColumn").value_or(0);
  R.objects(Location, "logicalLocations", [&](JsonValue V) {
    if (!Out.Symbol.empty())
      return;
    Out.Symbol = R.text(V, "fullyQualifiedName");
    if (Out.Symbol.empty())
      Out.Symbol = R.text(V, "name");
  });
  return Out;
}

/// §3.27.5 to §3.27.7 and §3.52: by index, in the driver or an extension, or by
/// id.
const Descriptor *Run::ruleOf(JsonValue Result) {
  JsonValue Reference = R.map(Result, "rule");
  std::optional<uint32_t> Index = R.number(Result, "ruleIndex");
  if (!Index)
    Index = R.number(Reference, "index");
  const std::vector<Descriptor> *Table = &Rules;
  if (std::optional<uint32_t> Extension =
          R.number(R.map(Reference, "toolComponent"), "index");
      Extension && *Extension < Extensions.size())
    Table = &Extensions[*Extension];
  if (Index && *Index < Table->size())
    return &(*Table)[*Index];
  StringRef Id = R.text(Result, "ruleId");
  if (Id.empty())
    Id = R.text(Reference, "id");
  // `CA1000/1` is a case of `CA1000` (§3.27.5).
  for (; !Id.empty(); Id = Id.rsplit('/').first) {
    if (const Descriptor *D = ById.lookup(Id))
      return D;
    if (!Id.contains('/'))
      break;
  }
  return nullptr;
}

/// §3.11: a text, or the name of one with arguments for `{0}`.
StringRef Run::message(JsonValue Message, const Descriptor *Rule) {
  StringRef Text = R.text(Message, "text");
  if (Text.empty())
    Text = R.text(Message, "markdown");
  if (Text.empty() && Rule)
    Text = R.text(R.map(Rule->Messages, R.text(Message, "id")), "text");
  JsonValue Arguments = R.list(Message, "arguments");
  if (!Arguments || !Text.contains('{'))
    return Text;
  std::vector<StringRef> Values;
  R.texts(Message, "arguments", [&](StringRef T) { Values.push_back(T); });
  std::string Out;
  constexpr size_t MaxLength = 1 << 16; // `{0}{0}{0}…` of a long argument
  while (!Text.empty() && Out.size() < MaxLength) {
    size_t Brace = std::min(Text.find_first_of("{}"), Text.size());
    Out += Text.take_front(Brace);
    Text = Text.drop_front(Brace);
    StringRef Digits = Text.drop_front(Text.empty() ? 0 : 1);
    Digits = Digits.take_while(llvm::isDigit);
    size_t Index;
    if (Text.consume_front("{{") || Text.consume_front("}}")) {
      Out += Text.data()[-1];
    } else if (!Digits.getAsInteger(10, Index) && Index < Values.size() &&
               Text.substr(Digits.size() + 1).starts_with("}")) {
      Out += Values[Index];
      Text = Text.drop_front(Digits.size() + 2);
    } else if (!Text.empty()) {
      Out += Text.front();
      Text = Text.drop_front();
    }
  }
  return R.Out.keep(std::move(Out));
}

void Run::weaknesses(JsonValue Result, Finding &F) {
  weaknessesOfTags(R.map(Result, "properties"), R, F.Weaknesses);
  R.objects(Result, "taxa", [&](JsonValue V) {
    StringRef Id = R.text(V, "id");
    uint32_t N = 0;
    if (R.text(R.map(V, "toolComponent"), "name").equals_insensitive("CWE") &&
        !Id.getAsInteger(10, N))
      F.Weaknesses.push_back(N);
    else
      addWeakness(F, Id);
  });
}

/// The first flow of code (§3.36) that the result has.
void Run::steps(JsonValue Result, Finding &F) {
  bool First = true;
  R.objects(Result, "codeFlows", [&](JsonValue Flow) {
    R.objects(Flow, "threadFlows", [&](JsonValue Thread) {
      if (!First)
        return;
      First = false;
      R.objects(Thread, "locations", [&](JsonValue Step) {
        if (F.Way.size() < MaxSteps)
          F.Way.push_back(spot(R.map(Step, "location")));
      });
    });
  });
}

void Run::fingerprint(JsonValue Result, StringRef Key, Finding &F) {
  R.map(Result, Key).members([&](StringRef Name, JsonValue V) {
    if (F.Fingerprint.empty() && V.is(JsonKind::String)) {
      F.FingerprintName = Name;
      F.Fingerprint = V.text();
    }
  });
}

/// What somebody has decided already (§3.27.23): `suppressed` or `suppressed:
/// why`.
StringRef Run::suppression(JsonValue Result) {
  bool Any = false;
  StringRef Why;
  R.objects(Result, "suppressions", [&](JsonValue V) {
    StringRef Status = R.text(V, "status");
    if (Status == "rejected" || Status == "underReview")
      return;
    Any = true;
    if (Why.empty())
      Why = R.text(V, "justification");
  });
  if (!Any)
    return {};
  return Why.empty() ? StringRef("suppressed")
                     : R.Out.keep("suppressed: " + Why.str());
}

void Run::result(JsonValue V) {
  if (R.failed())
    return;
  Scan &S = R.Out.Scans.back();
  StringRef Kind = R.text(V, "kind");
  if (Kind == "pass" || Kind == "notApplicable" || Kind == "informational" ||
      R.text(V, "baselineState") == "absent") {
    ++S.Settled;
    return;
  }
  Finding F;
  F.At = V.place();
  const Descriptor *Rule = ruleOf(V);
  F.Rule = R.text(V, "ruleId");
  if (F.Rule.empty())
    F.Rule = R.text(R.map(V, "rule"), "id");
  F.Level = R.text(V, "level");
  if (Rule) {
    if (F.Rule.empty())
      F.Rule = Rule->Id;
    F.Title = Rule->Title;
    F.Weaknesses = Rule->Weaknesses;
    if (F.Level.empty())
      F.Level = Rule->Level;
  }
  F.Message = message(R.map(V, "message"), Rule);
  bool First = true;
  R.objects(V, "locations", [&](JsonValue Location) {
    if (First)
      F.Where = spot(Location);
    First = false;
  });
  weaknesses(V, F);
  steps(V, F);
  fingerprint(V, "fingerprints", F);
  fingerprint(V, "partialFingerprints", F);
  F.Stated = suppression(V);
  R.add(std::move(F));
}

void Run::read(StringRef Report) {
  JsonValue Tool = R.map(Root, "tool");
  JsonValue Driver = R.map(Tool, "driver");
  StringRef Version = R.text(Driver, "semanticVersion");
  if (Version.empty())
    Version = R.text(Driver, "version");
  StringRef Name = R.text(Driver, "name");
  R.begin(Report, Name.empty() ? StringRef("a tool without a name") : Name,
          Version);
  StringRef Called = R.Out.Scans.back().Tool;
  JsonValue Results = R.list(Root, "results");
  // §3.14.23: without the list, nothing is known about what there is.
  if (!Results)
    return R.unfinished(Called, /*SaysSo=*/false, Root.place());
  JsonValue Failed;
  R.objects(Root, "invocations", [&](JsonValue V) {
    JsonValue Ok = V.find("executionSuccessful");
    if (!Failed && Ok.is(JsonKind::Boolean) && !Ok.isTrue())
      Failed = Ok;
  });
  if (Failed)
    R.unfinished(Called, /*SaysSo=*/true, Failed.place());
  readBases();
  R.objects(Root, "artifacts", [&](JsonValue V) { Artifacts.push_back(V); });
  readRules(Driver, Rules);
  R.objects(Tool, "extensions",
            [&](JsonValue V) { readRules(V, Extensions.emplace_back()); });
  for (const Descriptor &D : Rules)
    ById.try_emplace(D.Id, &D);
  for (const std::vector<Descriptor> &Table : Extensions)
    for (const Descriptor &D : Table)
      ById.try_emplace(D.Id, &D);
  R.objects(Root, "results", [&](JsonValue V) { result(V); });
}

void triage::readSarif(JsonValue Root, StringRef Report, Reader &R) {
  JsonValue Version = Root.find("version");
  if (!Version.text().starts_with("2.1.")) {
    R.unreadableVersion(Version ? Version : Root, Version.text());
    return;
  }
  if (!R.list(Root, "runs").size())
    return R.saysNothing(Root, Report);
  R.objects(Root, "runs", [&](JsonValue V) { Run(V, R).read(Report); });
}
