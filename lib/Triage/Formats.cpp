//===- Formats.cpp - Reports of all formats -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The registry
//===----------------------------------------------------------------------===//

static bool isSarif(JsonValue Root) { return bool(Root.find("runs")); }

static bool isOpenVex(JsonValue Root) {
  return Root.find("@context").text().contains("openvex");
}

static bool isCycloneDx(JsonValue Root) {
  return Root.find("bomFormat").text() == "CycloneDX";
}

static bool isCsaf(JsonValue Root) {
  return bool(Root.find("document").find("csaf_version"));
}

/// One record of OSV, a list of them, or what OSV-Scanner writes.
static bool isOsv(JsonValue Root) {
  if (Root.is(JsonKind::List)) {
    bool All = Root.size() != 0;
    Root.items([&](JsonValue V) { All &= bool(V.find("id")); });
    return All;
  }
  return Root.find("results") || (Root.find("id") && Root.find("modified"));
}

static constexpr FormatInfo Infos[] = {
#define REPORT_FORMAT(ID, WORD, TITLE, VERSION, WHAT)                          \
  {WORD, TITLE, VERSION, WHAT},
#include "Triage/Formats.def"
};

const FormatInfo &triage::info(Format F) {
  return Infos[static_cast<size_t>(F)];
}

std::vector<StringRef> triage::formatTitles() {
  std::vector<StringRef> Out;
  for (const FormatInfo &I : Infos)
    Out.push_back(I.Title);
  return Out;
}

bool triage::readReport(FileId File, Diagnostics &Diags, Intake &Out) {
  JsonTree &Tree = Out.Trees.emplace_back();
  if (!Tree.read(File, Diags))
    return false;
  // That of the sources moves when files are added.
  StringRef Path = Out.keep(Diags.sources().path(File).str());
  JsonValue Root = Tree.root();
#define REPORT_FORMAT(ID, ...)                                                 \
  if (is##ID(Root)) {                                                          \
    Reader R(Format::ID, Diags, Out);                                          \
    read##ID(Root, Path, R);                                                   \
    return !R.failed();                                                        \
  }
#include "Triage/Formats.def"
  Loc Start = Root.place().Begin;
  Diags.report(diag::ReportUnrecognized, Start) << Path << formatTitles();
  return false;
}

//===----------------------------------------------------------------------===//
// The reader
//===----------------------------------------------------------------------===//

void Reader::wrongType(StringRef Key, JsonValue V, JsonKind Wanted) {
  // A member of a list without a name is what the list is called.
  Diags.report(diag::ReportWrongType, V.place())
      << Key << static_cast<uint64_t>(V.kind()) << info(F).Title
      << static_cast<uint64_t>(Wanted);
}

JsonValue Reader::typed(JsonValue Map, StringRef Key, JsonKind Wanted) {
  JsonValue V = Map.find(Key);
  // SARIF and CSAF have null for what is not known.
  if (!V || V.is(JsonKind::Null))
    return {};
  if (V.is(Wanted))
    return V;
  wrongType(Key, V, Wanted);
  return {};
}

void Reader::items(JsonValue Map, StringRef Key, JsonKind Wanted,
                   llvm::function_ref<void(JsonValue)> Fn) {
  list(Map, Key).items([&](JsonValue V) {
    if (V.is(Wanted))
      Fn(V);
    else
      wrongType(Key, V, Wanted);
  });
}

std::optional<uint32_t> Reader::number(JsonValue Map, StringRef Key) {
  JsonValue V = typed(Map, Key, JsonKind::Number);
  std::optional<uint64_t> N = V.number();
  // -1 is how SARIF says that there is none.
  return N && *N <= UINT32_MAX ? std::optional<uint32_t>(*N) : std::nullopt;
}

Scan &Reader::begin(StringRef Report, StringRef Tool, StringRef Version) {
  Scan S;
  S.From = F;
  S.Report = Report;
  S.Tool = Tool;
  S.ToolVersion = Version;
  Out.Scans.push_back(S);
  return Out.Scans.back();
}

bool Reader::add(Finding New) {
  if (Failed)
    return false;
  if (Out.Findings.size() >= Out.MaxFindings) {
    Diags.report(diag::TooManyReported, New.At) << uint64_t(Out.MaxFindings);
    Failed = true;
    return false;
  }
  finishWeaknesses(New);
  New.Scan = static_cast<uint32_t>(Out.Scans.size() - 1);
  ++Out.Scans.back().Findings;
  Out.Findings.push_back(std::move(New));
  return true;
}

void Reader::saysNothing(JsonValue Root, StringRef Report) {
  Diags.report(diag::ReportSaysNothing, Root.place().Begin)
      << Report << info(F).What;
  Failed = true;
}

void Reader::unreadableVersion(JsonValue At, StringRef Version) {
  Diags.report(diag::ReportVersion, At.place())
      << Version << info(F).Title << info(F).Version;
  Failed = true;
}

void Reader::unfinished(StringRef Tool, bool SaysSo, Range At) {
  Diags.report(diag::ScanUnfinished, At.Begin) << Tool << uint64_t(SaysSo);
  Failed = true;
}

//===----------------------------------------------------------------------===//
// Weaknesses
//===----------------------------------------------------------------------===//

uint32_t triage::weaknessIn(StringRef Text) {
  size_t At = Text.find_insensitive("cwe");
  if (At == StringRef::npos)
    return 0;
  Text = Text.substr(At + 3).ltrim("-_: /");
  // `external/cwe/cwe-079`.
  if (Text.starts_with_insensitive("cwe"))
    Text = Text.substr(3).ltrim("-_: ");
  StringRef Digits = Text.take_while(llvm::isDigit);
  uint32_t Number = 0;
  return Digits.size() > 6 || Digits.getAsInteger(10, Number) ? 0 : Number;
}

void triage::addWeakness(Finding &F, StringRef Text) {
  if (uint32_t N = weaknessIn(Text))
    F.Weaknesses.push_back(N);
}

void triage::finishWeaknesses(Finding &F) {
  llvm::sort(F.Weaknesses);
  F.Weaknesses.erase(std::unique(F.Weaknesses.begin(), F.Weaknesses.end()),
                     F.Weaknesses.end());
}
