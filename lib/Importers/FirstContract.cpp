//===- FirstContract.cpp - A contract to begin with -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/ModelWriter.h"
#include "Importers/Repository.h"
#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

namespace {

/// Writes the claims of a first contract. Names of files and what files say are
/// texts of strangers: they go through quoted and legalName only.
class ContractWriter {
public:
  ContractWriter(const Repository &R, StringRef Template, StringRef Name)
      : R(R), Template(Template), Name(Name), OS(Text) {}

  std::string run(StringRef Revised, StringRef Commit);

private:
  /// A claim that is open: its declaration up to the settings of its kind.
  void open(StringRef Hint, StringRef Kind, StringRef Title);
  void set(StringRef Attr, const llvm::Twine &Value) {
    OS << Attr << " = " << Value << ";\n";
  }
  void setText(StringRef Attr, StringRef Value) { set(Attr, quoted(Value)); }
  void close(StringRef Ask, StringRef Proposed, StringRef Where = {});
  std::string nameFor(StringRef Hint);
  void remark();
  void parts();
  void part(const Repository::Part &P);
  void headers();
  void routes();
  void services();
  void options();
  /// The name of the part that has \p Path, which is shipped; empty if none is.
  StringRef partOf(StringRef Path) const;

  const Repository &R;
  StringRef Template, Name;
  std::string Text;
  llvm::raw_string_ostream OS;
  llvm::StringSet<> Used;
  std::string Last; ///< the name of the claim that was opened last
  std::vector<std::pair<std::string, std::string>> PartNames; ///< by folder
};

} // namespace

std::string ContractWriter::nameFor(StringRef Hint) {
  std::string Base = legalName(Hint, /*Capital=*/false);
  if (llvm::is_contained(parse::keywords(), StringRef(Base)))
    Base += "_part";
  std::string Out = Base;
  // The template has names of its own.
  auto IsTaken = [&](const std::string &N) {
    return Template.contains("  " + N + " : ");
  };
  for (unsigned N = 2; IsTaken(Out) || !Used.insert(Out).second; ++N)
    Out = Base + "_" + std::to_string(N);
  return Out;
}

void ContractWriter::open(StringRef Hint, StringRef Kind, StringRef Title) {
  Last = nameFor(Hint);
  OS << Last << " : " << Kind << " " << quoted(Title) << " {\n";
}

void ContractWriter::close(StringRef Ask, StringRef Proposed, StringRef Where) {
  setText("ask", Ask);
  setText("proposed", Proposed);
  // A source would make it documented, and nobody has read it.
  if (!Where.empty())
    setText("note", ("Found in " + Where + ".").str());
  OS << "}\n";
}

/// What the repository is made of, above the system.
void ContractWriter::remark() {
  std::map<std::string, uint64_t> Languages;
  for (const Repository::Part &P : R.Parts)
    for (const auto &[Language, Files] : P.Languages)
      Languages[Language] += Files;
  OS << "/// What the repository has: ";
  bool First = true;
  for (const auto &[Language, Files] : Languages) {
    OS << (First ? "" : ", ") << Files << (Files == 1 ? " file" : " files")
       << " of " << Language;
    First = false;
  }
  OS << ".\n";
  for (const std::string &Cut : R.Cut)
    OS << "/// The list of " << Cut << " was cut; add what is missing.\n";
}

static std::string globList(llvm::ArrayRef<std::string> Globs) {
  std::string Out = "[";
  for (const std::string &G : Globs) {
    if (Out.size() > 1)
      Out += ", ";
    Out += quoted(G);
  }
  return Out + "]";
}

void ContractWriter::part(const Repository::Part &P) {
  std::string Title = P.Folder.empty() ? "Files at the top" : P.Folder;
  open(P.Folder.empty() ? "top" : P.Folder, "SoftwareComponent", Title);
  if (P.NotShipped.empty())
    PartNames.push_back({P.Folder, Last});
  set("paths", globList(P.Globs));
  std::string Where;
  if (!P.Manifests.empty())
    Where = llvm::join(llvm::ArrayRef(P.Manifests)
                           .take_front(std::min<size_t>(P.Manifests.size(), 3)),
                       ", ");
  if (!P.NotShipped.empty()) {
    setText("excluded", P.NotShipped);
    close("Is `" + Title + "` outside the contract?",
          "Yes. " + P.NotShipped.str(), Where);
    return;
  }
  close("Is `" + Title + "` covered by the contract, and what does it do?",
        "It is covered.", Where);
}

void ContractWriter::parts() {
  OS << "\n// The parts of the repository.\n";
  for (const Repository::Part &P : R.Parts)
    part(P);
}

StringRef ContractWriter::partOf(StringRef Path) const {
  StringRef Best;
  size_t Length = 0;
  for (const auto &[Folder, Part] : PartNames) {
    bool Has = Folder.empty() || (Path.starts_with(Folder) &&
                                  Path.substr(Folder.size()).starts_with("/"));
    if (Has && (Best.empty() || Folder.size() >= Length)) {
      Best = Part;
      Length = Folder.size();
    }
  }
  // A description beside the code is about the first part that there is.
  return Best.empty() && !PartNames.empty() ? StringRef(PartNames[0].second)
                                            : Best;
}

void ContractWriter::headers() {
  for (const Repository::Row &H : R.Headers) {
    StringRef Part = partOf(H.Name);
    if (Part.empty())
      continue;
    open(H.Name, "EntryPoint", H.Name);
    std::string Entry = Last;
    set("part_of", Part);
    close("Is `" + H.Name + "` an interface that users call?", "Yes.");
    open("arguments of " + H.Name, "Parameter",
         "Arguments of what " + H.Name + " declares");
    set("of", Entry);
    set("controllable", "Conditional");
    setText("condition",
            "The caller passes on data from someone who is not trusted.");
    set("chosen_by", "[integrator, sender]");
    close("Which arguments of `" + H.Name +
              "` may come from someone who is not trusted?",
          "Data, but not sizes, flags and pointers.");
  }
}

void ContractWriter::routes() {
  for (const Repository::Row &Route : R.Routes) {
    StringRef Part = partOf(StringRef(Route.Where).rsplit(':').first);
    if (Part.empty())
      continue;
    open(Route.Name, "EntryPoint", Route.Name);
    std::string Entry = Last;
    set("part_of", Part);
    close("Is `" + Route.Name + "` open to everyone?", "Yes.", Route.Where);
    open("input of " + Route.Name, "Parameter",
         "What a request of " + Route.Name + " holds");
    set("of", Entry);
    set("controllable", "Yes");
    set("chosen_by", "[sender]");
    close("Do attackers choose everything in a request of `" + Route.Name +
              "`?",
          "Yes.");
  }
}

void ContractWriter::services() {
  for (const Repository::Row &S : R.Services) {
    open("runs " + S.Name, "EnvironmentAssumption", S.Name + " " + S.Text);
    set("area", "Resources");
    close("Is `" + S.Name + "` a part of how the project is run?", "Yes.",
          S.Where);
  }
}

void ContractWriter::options() {
  for (const Repository::Row &O : R.Options) {
    open(O.Name, "BuildVariant", O.Name);
    setText("default_value", O.Text);
    setText("effect", O.More.empty() ? "It is not described." : O.More);
    set("at_runtime", "false");
    close("Does the option `" + O.Name + "` change what the contract says?",
          "No.", O.Where);
  }
}

/// \p Text with the word `MySystem` replaced.
static std::string withName(StringRef Text, StringRef Name) {
  constexpr StringRef Placeholder = "MySystem";
  std::string Out;
  while (!Text.empty()) {
    size_t At = std::min(Text.find(Placeholder), Text.size());
    Out += Text.take_front(At);
    Text = Text.drop_front(At);
    if (Text.consume_front(Placeholder))
      Out += Name;
  }
  return Out;
}

std::string ContractWriter::run(StringRef Revised, StringRef Commit) {
  constexpr StringRef Head = "system MySystem : Project {\n";
  size_t At = Template.find(Head);
  assert(At != StringRef::npos && "the template has no project");
  std::string Before = withName(Template.take_front(At), Name);
  StringRef Claims = Template.drop_front(At + Head.size()).rtrim();
  Claims.consume_back("}");
  remark();
  OS << withName(Head, Name);
  set("revised", Revised);
  if (!Commit.empty())
    setText("commit", Commit);
  // Each contract must say it; nobody has said it here yet.
  setText("report_to",
          R.ReportTo.empty() ? StringRef("not decided yet") : R.ReportTo);
  if (!R.SecurityPolicy.empty())
    setText("security_file", R.SecurityPolicy);
  OS << withName(Claims, Name);
  parts();
  OS << "\n// Ways in, what runs beside it, and options.\n";
  headers();
  routes();
  services();
  options();
  OS << "}\n";
  return Before + Text;
}

std::string importers::firstContract(const Repository &R, StringRef Template,
                                     StringRef Name, StringRef Revised,
                                     StringRef Commit) {
  return ContractWriter(R, Template, Name).run(Revised, Commit);
}
