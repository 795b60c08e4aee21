//===- LossReport.cpp - What became of a source ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/LossReport.h"

#include "Document/Escape.h"
#include "Document/JsonWriter.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

static constexpr StringRef NotRead = "the importer does not read it";

void LossReport::walk(const Value &V, std::string &Path, Fate Around,
                      StringRef Why, const SourceTree &Tree,
                      const SourceManager &Sources) {
  // What stands behind an alias is written once, and counts once.
  if (!Seen.insert(&V).second)
    return;
  if (V.Became != Fate::Unread) {
    Around = V.Became;
    Why = V.Why;
  }
  if (V.isLeaf()) {
    Fate F = Around == Fate::Unread ? Fate::Lost : Around;
    StringRef Reason = Around == Fate::Unread ? NotRead : Why;
    ++Counts[static_cast<unsigned>(F)];
    Row &R = Rows[Key(F, Path.empty() ? "." : Path, Reason.str())];
    if (++R.Count == 1)
      R.First = Tree.where(V.At.Begin, Sources);
    return;
  }
  for (const Entry &E : V.Entries) {
    const size_t Before = Path.size();
    if (V.isList()) {
      Path += "[]";
    } else {
      if (!Path.empty())
        Path += '.';
      Path += V.NamedKeys ? StringRef("*") : E.Key;
    }
    walk(*E.Item, Path, Around, Why, Tree, Sources);
    Path.resize(Before);
  }
}

void LossReport::add(const SourceTree &Tree, const SourceManager &Sources) {
  for (const Value *V : Tree.Documents) {
    std::string Path;
    walk(*V, Path, Fate::Unread, "", Tree, Sources);
  }
}

void LossReport::finish() {
  llvm::sort(Unmapped);
  Unmapped.erase(std::unique(Unmapped.begin(), Unmapped.end()), Unmapped.end());
}

static StringRef wordFor(Fate F) {
  switch (F) {
  case Fate::Imported:
    return "imported";
  case Fate::Approximated:
    return "approximated";
  default:
    return "lost";
  }
}

static StringRef wordFor(ThreatSide S) {
  switch (S) {
  case ThreatSide::Both:
    return "both";
  case ThreatSide::Theirs:
    return "only the source";
  case ThreatSide::Ours:
    return "only tmc";
  }
  return "";
}

/// The threats of the source side by side with what the rules find.
void LossReport::writeThreats(llvm::raw_ostream &OS) const {
  if (Threats.empty())
    return;
  OS << "\n## Threats of the source and findings\n\nA threat and a finding "
        "are side by side if they are about the same place and of one category "
        "of STRIDE, or use the same term.\n\n"
        "| Said by | In the source | Found by tmc | On |\n"
        "| --- | --- | --- | --- |\n";
  for (const ThreatRow &R : Threats)
    OS << "| " << wordFor(R.Side) << " | "
       << document::escapeMarkdown(document::oneLine(R.Theirs)) << " | "
       << document::escapeMarkdown(document::oneLine(R.Ours)) << " | "
       << document::escapeMarkdown(R.On) << " |\n";
}

std::string LossReport::markdown(StringRef Format) const {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "# What was imported\n\nFormat: " << document::escapeMarkdown(Format)
     << ". Constructs of the source, which are the values that hold no others: "
     << total() << ". Imported: " << count(Fate::Imported)
     << ", approximated: " << count(Fate::Approximated)
     << ", lost: " << count(Fate::Lost) << ".\n";
  for (Fate F : {Fate::Lost, Fate::Approximated, Fate::Imported}) {
    if (!count(F))
      continue;
    OS << "\n## " << StringRef(wordFor(F)).take_front().upper()
       << wordFor(F).drop_front() << "\n\n| Construct | Count | First at |"
       << (F == Fate::Lost           ? " Why |"
           : F == Fate::Approximated ? " How |"
                                     : "")
       << "\n| --- | --- | --- |" << (F == Fate::Imported ? "" : " --- |")
       << "\n";
    for (const auto &[K, R] : Rows) {
      if (std::get<0>(K) != F)
        continue;
      OS << "| " << document::markdownCode(std::get<1>(K)) << " | " << R.Count
         << " | " << document::escapeMarkdown(R.First) << " |";
      if (F != Fate::Imported)
        OS << " " << document::escapeMarkdown(std::get<2>(K)) << " |";
      OS << "\n";
    }
  }
  writeThreats(OS);
  if (Unmapped.empty())
    return Text;
  OS << "\n## Words without a kind\n\nNo mapping has these words. A mapping of "
        "your own names their kinds (`--mapping`).\n\n"
        "| Word | Table | Imported as | Nearest kinds | At |\n"
        "| --- | --- | --- | --- | --- |\n";
  for (const UnmappedWord &W : Unmapped)
    OS << "| " << document::markdownCode(W.Word) << " | "
       << document::markdownCode(W.Table) << " | "
       << document::markdownCode(W.Taken) << " | "
       << document::escapeMarkdown(W.Near.empty() ? "none" : W.Near) << " | "
       << document::escapeMarkdown(W.Where) << " |\n";
  return Text;
}

std::string
LossReport::json(StringRef Format, StringRef ToolVersion,
                 StringRef GeneratedHash,
                 const std::map<std::string, std::string> &Parts) const {
  std::string Text;
  {
    llvm::raw_string_ostream OS(Text);
    document::JsonWriter J(OS, document::JsonWriter::Style::ForPeople);
    J.openOutput("tmc-import", 1, ToolVersion);
    J.field("from", Format);
    J.field("generated", GeneratedHash);
    J.key("constructs");
    J.open('{');
    for (Fate F : {Fate::Imported, Fate::Approximated, Fate::Lost}) {
      J.key(wordFor(F));
      J.number(static_cast<int64_t>(count(F)));
    }
    J.close('}');
    J.key("rows");
    J.open('[');
    for (const auto &[K, R] : Rows) {
      J.line(2);
      J.open('{');
      J.field("fate", wordFor(std::get<0>(K)));
      J.field("construct", StringRef(std::get<1>(K)));
      J.field("count", static_cast<int64_t>(R.Count));
      J.field("first", StringRef(R.First));
      if (!std::get<2>(K).empty())
        J.field("why", StringRef(std::get<2>(K)));
      J.close('}');
    }
    J.close(']');
    J.key("unmapped");
    J.open('[');
    for (const UnmappedWord &W : Unmapped) {
      J.line(2);
      J.open('{');
      J.field("word", StringRef(W.Word));
      J.field("table", StringRef(W.Table));
      J.field("imported_as", StringRef(W.Taken));
      J.field("nearest", StringRef(W.Near));
      J.field("at", StringRef(W.Where));
      J.close('}');
    }
    J.close(']');
    if (!Threats.empty()) {
      J.key("threats");
      J.open('[');
      for (const ThreatRow &R : Threats) {
        J.line(2);
        J.open('{');
        J.field("said_by", R.Side == ThreatSide::Both     ? StringRef("both")
                           : R.Side == ThreatSide::Theirs ? StringRef("source")
                                                          : StringRef("tmc"));
        if (!R.Theirs.empty())
          J.field("source", StringRef(R.Theirs));
        if (!R.Ours.empty())
          J.field("finding", StringRef(R.Ours));
        J.field("on", StringRef(R.On));
        J.close('}');
      }
      J.close(']');
    }
    J.key("parts");
    J.open('{');
    for (const auto &[Name, Hash] : Parts) {
      J.line(2);
      J.key(StringRef(Name));
      J.string(Hash);
    }
    J.close('}');
    J.closeOutput();
  }
  return Text;
}
