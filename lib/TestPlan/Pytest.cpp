//===- Pytest.cpp - Executable tests of what the rules claim --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=pytest`. What a test does is said by the knowledge modules: the
/// bodies are the `template pytest` texts of the verifications that rules ask
/// for. This file only gives them names, docstrings and a place.
///
//===----------------------------------------------------------------------===//

#include "TestPlan/Pytest.h"

#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Report/Describe.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace tmc;
using namespace tmc::document;
using namespace tmc::report;
using namespace tmc::testplan;
using llvm::StringRef;
using rules::FindingId;

/// The module of stdlib/ that every test module imports. Names that begin like
/// it are of further modules: a test that speaks of `tmc_verify_x` needs
/// `support/tmc_verify_x.py`.
static constexpr StringRef SupportModule = "tmc_verify";

static std::string supportName(StringRef Module) {
  return (Module + ".py").str();
}

static std::string supportPath(StringRef Module) {
  return "support/" + supportName(Module);
}

/// Adds the support modules that \p Text speaks of to \p Names. A name without
/// a file is no module: a text of the model may hold anything.
static void addSupportModules(const BackendInput &In, StringRef Text,
                              std::set<std::string> &Names) {
  auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  for (size_t At = Text.find(SupportModule); At != StringRef::npos;
       At = Text.find(SupportModule, At + 1)) {
    if (At > 0 && IsWord(Text[At - 1]))
      continue;
    std::string Name = Text.substr(At).take_while(IsWord).str();
    if (!Names.count(Name) && In.SupportFile(supportPath(Name)))
      Names.insert(std::move(Name));
  }
}

/// A docstring names at most this many findings.
static constexpr size_t MaxFindingsInDocstring = 8;

std::string testplan::indentPythonBody(StringRef Text) {
  llvm::SmallVector<StringRef, 16> Lines;
  Text.split(Lines, '\n');
  size_t Common = StringRef::npos;
  for (StringRef &Line : Lines) {
    Line = Line.rtrim(" \t\r");
    if (!Line.empty())
      Common = std::min(Common, Line.find_first_not_of(' '));
  }
  while (!Lines.empty() && Lines.front().empty())
    Lines.erase(Lines.begin());
  while (!Lines.empty() && Lines.back().empty())
    Lines.pop_back();
  if (Lines.empty())
    return "    pass\n";
  std::string Out;
  for (StringRef Line : Lines) {
    if (!Line.empty())
      Out += "    " + Line.drop_front(Common).str();
    Out += '\n';
  }
  return Out;
}

static std::string docstring(const BackendInput &In, const TestCase &T) {
  const ir::Program &P = In.Program;
  std::string Title = oneLine(T.Title);
  if (Title.empty())
    Title = P.text(P.Verifications[T.What].Id).str();
  std::string Doc = Title + ".\n\n";
  if (T.Subject)
    Doc += ir::spelling(P.Entities[T.Subject].Class).str() + " " +
           oneLine(P.text(P.Entities[T.Subject].Id)) + ", " +
           oneLine(In.Sources.describe(P.Entities[T.Subject].Where.Begin)) +
           "\n";
  Doc += "Shows whether these hold:\n";
  for (size_t I = 0; I < T.Findings.size(); ++I) {
    if (I == MaxFindingsInDocstring) {
      Doc += "- and " + std::to_string(T.Findings.size() - I) + " more\n";
      break;
    }
    FindingId Id = T.Findings[I];
    const rules::Finding &F = In.Findings.Findings[Id];
    Doc += "- " + rules::shortId(P, In.Findings, Id) + " " +
           oneLine(P.text(P.Rules[F.Rule].StableId)) + " (" +
           rules::spelling(F.State).str() +
           "): " + oneLine(In.Review.title(Id)) + "\n";
  }
  std::string Out = "    \"\"\"";
  llvm::SmallVector<StringRef, 16> Lines;
  std::string Text = pythonDocText(Doc);
  StringRef(Text).split(Lines, '\n');
  for (size_t I = 0; I < Lines.size(); ++I) {
    if (I > 0)
      Out += '\n';
    if (!Lines[I].empty() || I + 1 == Lines.size())
      Out += (I > 0 ? "    " : "") + Lines[I].str();
  }
  return Out + "\"\"\"\n";
}

/// The lines of a test.
static std::string testBody(const BackendInput &In, const TestCase &T) {
  const ir::Program &P = In.Program;
  for (const ir::VerificationTemplate &Template :
       P.Verifications[T.What].Templates.of(P.VerificationTemplates)) {
    if (P.text(Template.Backend) != "pytest")
      continue;
    return indentPythonBody(
        In.Engine.fillTemplate(Template.Text, T.Args, writePythonLiteral));
  }
  return indentPythonBody({});
}

/// A module of tests while it is being put together.
struct TestModule {
  std::set<std::string> Imports{SupportModule.str()};
  std::string Functions;
};

static std::string moduleText(const BackendInput &In, const TestModule &M) {
  std::string Inputs;
  for (const std::string &File : In.Options.InputFiles)
    Inputs += (Inputs.empty() ? "" : ", ") + oneLine(File);
  std::string Out =
      "\"\"\"Checks of the running system against its threat model" +
      pythonDocText(Inputs.empty() ? "" : " (" + Inputs + ")") +
      ".\n\nWritten by tmc --emit=pytest; write it again rather than edit it. "
      "README.md says how to run it.\n\"\"\"\n\n";
  for (const std::string &Name : M.Imports)
    Out += "import " + Name + "\n";
  return Out + M.Functions;
}

/// The elements and boundaries that tests look at, in the model's order.
static std::vector<ir::EntityId> targets(const BackendInput &In,
                                         llvm::ArrayRef<TestCase> Tests) {
  const ir::Program &P = In.Program;
  std::vector<ir::EntityId> Result;
  auto Add = [&](ir::EntityId E) {
    if (E && (P.Entities[E].Class == ir::EntityClass::Element ||
              P.Entities[E].Class == ir::EntityClass::Boundary))
      Result.push_back(E);
  };
  for (const TestCase &T : Tests) {
    if (!T.HasTemplate)
      continue;
    Add(T.Subject);
    for (const ir::Value &V : T.Args) {
      if (V.Tag == ir::ValueTag::Entity)
        Add(V.entity());
      else if (V.Tag == ir::ValueTag::Set)
        for (const ir::Value &Element : setElements(In.Engine, V))
          if (Element.Tag == ir::ValueTag::Entity)
            Add(Element.entity());
    }
  }
  llvm::sort(Result);
  Result.erase(llvm::unique(Result), Result.end());
  return Result;
}

/// The address that the model gives \p E; empty if it gives none.
static std::string endpointOf(const BackendInput &In, ir::EntityId E) {
  const ir::Program &P = In.Program;
  // Whatever attribute says where it runs is of the type `endpoint`.
  for (ir::AttrId A :
       In.Engine.facts().attributes().attrsOf(P.Entities[E].Kind)) {
    if (P.Attrs[A].Ty.Base != ir::TypeBase::Endpoint || P.Attrs[A].Ty.IsSet)
      continue;
    ir::Value V = In.Engine.attribute(E, A);
    if (V.Tag == ir::ValueTag::Endpoint || V.Tag == ir::ValueTag::String)
      return stringText(In.Engine, V);
  }
  return {};
}

/// An example of what says where the elements run: people edit it.
static void writeTargets(const BackendInput &In, llvm::ArrayRef<TestCase> Tests,
                         llvm::raw_ostream &OS) {
  JsonWriter W(OS, JsonWriter::Style::ForPeople);
  std::vector<ir::EntityId> All = targets(In, Tests);
  W.open('{');
  W.line(2);
  W.key("elements");
  W.open('{');
  for (ir::EntityId E : All) {
    W.line(4);
    W.key(In.Program.text(In.Program.Entities[E].Id));
    W.open('{');
    std::string Endpoint = endpointOf(In, E);
    if (Endpoint.empty())
      W.flag("absent", true);
    else
      W.field("endpoint", Endpoint);
    W.close('}');
  }
  if (!All.empty())
    W.line(2);
  W.close('}');
  W.line();
  W.closeOutput();
}

/// What each test is about: the support module writes it with the outcome.
static void writeTestList(const BackendInput &In,
                          llvm::ArrayRef<TestCase> Tests,
                          llvm::raw_ostream &OS) {
  const ir::Program &P = In.Program;
  JsonWriter W(OS, JsonWriter::Style::ForPeople);
  W.open('{');
  W.line(2);
  W.field("format", "tmc-tests");
  W.line(2);
  W.field("version", 1);
  W.line(2);
  W.key("tests");
  W.open('{');
  for (const TestCase &T : Tests) {
    if (!T.HasTemplate)
      continue;
    W.line(4);
    W.key(T.File + "::" + T.Function);
    W.open('{');
    W.field("verification", P.text(P.Verifications[T.What].Id));
    W.key("findings");
    W.open('[');
    for (FindingId Id : T.Findings) {
      W.line(6);
      W.open('{');
      W.field("identity", rules::identity(P, In.Findings, Id));
      W.field("fingerprint", In.Review.fingerprint(Id, T.What, T.Args));
      W.close('}');
    }
    W.close(']');
    W.close('}');
  }
  W.line(2); // there is one, or the file would not be written
  W.close('}');
  W.line();
  W.closeOutput();
}

/// Lets pytest call the support module when a test has run.
static constexpr StringRef Conftest =
    "\"\"\"Writes what the tests show to tmc-results.json; README.md says what "
    "for.\"\"\"\n\n"
    "from tmc_verify import pytest_runtest_logreport, pytest_sessionfinish\n\n"
    "__all__ = [\"pytest_runtest_logreport\", \"pytest_sessionfinish\"]\n";

/// The verifications of \p Tests whose templates the model brings along, in
/// the order of the tests.
static std::vector<ir::VerificationId> ofModel(const BackendInput &In,
                                               llvm::ArrayRef<TestCase> Tests) {
  std::vector<ir::VerificationId> Out;
  for (const TestCase &T : Tests) {
    FileId File =
        In.Sources.fileOf(In.Program.Verifications[T.What].Where.Begin);
    if (T.HasTemplate && File && In.Options.OfModel &&
        In.Options.OfModel(File) && !llvm::is_contained(Out, T.What))
      Out.push_back(T.What);
  }
  return Out;
}

static std::string readme(const BackendInput &In,
                          llvm::ArrayRef<TestCase> Tests) {
  const ir::Program &P = In.Program;
  std::string Out = R"(# Tests of the threat model

Written by `tmc --emit=pytest`; write them again rather than edit them. Each test
shows on the running system whether what the model says is so. The test of a
mitigated finding is expected to pass; that of an open one fails until it is
fixed, and then says so.

```sh
cp targets.example.json targets.json     # say where your elements run
python3 -m pytest . --junitxml=results.xml
TMC_REQUIRE=1 python3 -m pytest .        # as evidence: a skipped test fails
```

Each run writes `tmc-results.json` beside the tests (`TMC_RESULTS=FILE`: elsewhere).
`tmc --results=tmc-results.json` reads it: a decision with `status = verified` counts as
such while the tests of its findings pass on the model that they were made from.

The tests connect to the hosts of `targets.json` and to no others: an element that it
does not name is skipped. `targets.example.json` proposes what the model says: read it
before you copy it. `tmc_verify.py` begins with all that a targets file can say. A
targets file can run commands: trust it as you would a Makefile. `tmc --emit=json` maps the tests to the findings
(`verifications`).

| Test | Shows | Findings |
| --- | --- | --- |
)";
  std::vector<const TestCase *> Missing;
  for (const TestCase &T : Tests) {
    if (!T.HasTemplate) {
      Missing.push_back(&T);
      continue;
    }
    Out += "| " + markdownCode(T.Function) + " | " + escapeMarkdown(T.Title) +
           " | ";
    for (size_t I = 0; I < T.Findings.size(); ++I) {
      if (I == MaxFindingsInDocstring) {
        Out += " and " + std::to_string(T.Findings.size() - I) + " more";
        break;
      }
      Out += (I > 0 ? ", " : "") +
             markdownCode(rules::shortId(P, In.Findings, T.Findings[I]));
    }
    Out += " |\n";
  }
  std::vector<ir::VerificationId> Own = ofModel(In, Tests);
  if (!Own.empty()) {
    Out +=
        "\nFrom the model's own templates (`--allow-model-templates`), which "
        "are code that its authors wrote:\n\n";
    for (ir::VerificationId Id : Own)
      Out += "- " + markdownCode(P.text(P.Verifications[Id].Id)) + "\n";
  }
  if (!Missing.empty()) {
    Out += "\nCheck these by hand, because they have no pytest template:\n\n";
    for (const TestCase *T : Missing)
      Out += "- " + escapeMarkdown(T->Title) + "\n";
  }
  return Out;
}

/// A model may be a stranger's, and what runs the tests somebody's machine: its
/// own code is named, and written if that is allowed.
static bool allowTemplates(const BackendInput &In,
                           llvm::ArrayRef<TestCase> Tests) {
  if (In.Options.AllowModelTemplates)
    return true;
  bool Ok = true;
  for (ir::VerificationId Id : ofModel(In, Tests)) {
    const ir::Verification &V = In.Program.Verifications[Id];
    In.Diags.report(diag::ModelTemplate, V.Where) << In.Program.text(V.Id);
    Ok = false;
  }
  return Ok;
}

void testplan::writePytest(const BackendInput &In, OutputSink &To) {
  const ir::Program &P = In.Program;
  if (!In.SupportFile || !In.SupportFile(supportPath(SupportModule))) {
    In.Diags.report(diag::MissingSupportFile)
        << supportPath(SupportModule) << "pytest";
    return;
  }

  std::vector<TestCase> Tests = collectTests(In);
  if (!allowTemplates(In, Tests))
    return;
  std::map<std::string, TestModule> Modules;
  llvm::DenseSet<ir::VerificationId> Reported;
  for (const TestCase &T : Tests) {
    if (!T.HasTemplate) {
      const ir::Verification &V = P.Verifications[T.What];
      if (Reported.insert(T.What).second)
        In.Diags.report(diag::VerificationWithoutTemplate, V.Where)
            << P.text(V.Id) << "pytest";
      continue;
    }
    TestModule &M = Modules[T.File];
    std::string Body = testBody(In, T);
    addSupportModules(In, Body, M.Imports);
    M.Functions += "\n\ndef " + T.Function + "():\n" + docstring(In, T) + Body;
  }
  if (Modules.empty())
    In.Diags.report(diag::NoTests);

  To.begin("README.md") << readme(In, Tests);
  writeTargets(In, Tests, To.begin("targets.example.json"));
  if (!Modules.empty()) {
    To.begin("conftest.py") << Conftest;
    writeTestList(In, Tests, To.begin("tests.json"));
  }
  std::set<std::string> Support{SupportModule.str()};
  for (auto &[Path, M] : Modules) {
    To.begin(Path) << moduleText(In, M);
    Support.insert(M.Imports.begin(), M.Imports.end());
  }
  // A support module may need another one; a set is gone through in order, so
  // what is added before the current one is found by the next round.
  for (size_t Before = 0; Before != Support.size();) {
    Before = Support.size();
    for (const std::string &Name : std::set<std::string>(Support))
      addSupportModules(In, *In.SupportFile(supportPath(Name)), Support);
  }
  for (const std::string &Name : Support)
    To.begin(supportName(Name)) << *In.SupportFile(supportPath(Name));
}
