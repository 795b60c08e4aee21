//===- DocMain.cpp - Reference pages from the tables ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/DocMain.h"
#include "Backends/Outputs.h"
#include "Compiler/Compilation.h"
#include "Document/Escape.h"
#include "Document/Writers.h"
#include "Driver/ExplainCode.h"
#include "Driver/LibraryText.h"
#include "Driver/Options.h"
#include "Driver/ShellPages.h"
#include "Sema/Annotations.h"
#include "Sema/NameIndex.h"
#include "Triage/Output.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::ir;
using document::escapeMarkdown;
using document::markdownCode;
using llvm::StringRef;

namespace {

/// One generated page.
struct Page {
  std::string Path;
  std::string Text;
};

constexpr StringRef Generated =
    "<!-- Written by tmc-doc from the tables; do not edit. -->\n\n";

/// A text of ours, in which backquotes mark code, for a paragraph or a table's
/// cell.
std::string prose(StringRef Text) {
  std::string Out;
  bool Code = false;
  for (char C : Text) {
    Code ^= C == '`';
    if (C == '|')
      Out += "\\|";
    else if (C == '<' && !Code)
      Out += "&lt;";
    else
      Out += C == '\n' ? ' ' : C;
  }
  return Out;
}

/// A row of a Markdown table.
std::string row(llvm::ArrayRef<std::string> Cells) {
  return "| " + llvm::join(Cells, " | ") + " |\n";
}

//===----------------------------------------------------------------------===//
// Pages from the .def tables
//===----------------------------------------------------------------------===//

/// The code, with a link to its page.
std::string codeLink(const DiagInfo &D) {
  if (D.DefaultLevel == Severity::Note)
    return D.Code.str();
  return ("[" + D.Code + "](../diagnostics/" + D.Code + ".md)").str();
}

Page optionsPage() {
  Page P{"options.md", Generated.str()};
  P.Text += "# Options of tmc\n\n    tmc [options] model.tm...\n\n"
            "| option | short | what it does |\n| --- | --- | --- |\n";
  auto Add = [&](StringRef Long, StringRef Short, StringRef Metavar,
                 StringRef Help) {
    std::string L = "--" + Long.str();
    if (!Metavar.empty())
      L += "=" + Metavar.str();
    P.Text += row({markdownCode(L),
                   Short.empty() ? "" : markdownCode("-" + Short.str()),
                   prose(Help)});
  };
#define OPTION(ID, LONG, SHORT, METAVAR, HELP) Add(LONG, SHORT, METAVAR, HELP);
#include "Driver/Options.def"
  P.Text += "\n## Outputs of `--emit`\n\n`--emit=SUBJECT.FORMAT`, or "
            "`--emit=SUBJECT --format=FORMAT`. Without a format it is the "
            "first of the subject. `--emit=FORMAT` is of the subject that "
            "`--diff`, `--what-if`, `--assume-control` or `--methodology` asks "
            "for, else of the first below that has the format. Without "
            "`--emit` it is that subject, or the findings.\n\n"
            "| subject | formats | what it is |\n| --- | --- | --- |\n";
  for (const backends::SubjectInfo &I : backends::subjects()) {
    std::string Forms;
    for (const backends::OutputInfo &O : backends::outputs())
      if (&backends::info(O.About) == &I)
        Forms += (Forms.empty() ? "" : ", ") +
                 markdownCode(backends::info(O.As).Name);
    P.Text += row({markdownCode(I.Name), Forms, prose(I.Summary)});
  }
  P.Text += "\n| output | what it is like |\n| --- | --- |\n";
  for (const backends::OutputInfo &O : backends::outputs())
    if (!O.Summary.empty())
      P.Text += row({markdownCode((backends::info(O.About).Name + "." +
                                   backends::info(O.As).Name)
                                      .str()),
                     prose(O.Summary)});
  P.Text +=
      "\n## Groups of warnings\n\n`-WGROUP` turns a group on, `-Wno-GROUP` "
      "off. `-Werror=GROUP` turns it on and makes it an error, "
      "`-Wno-error=GROUP` keeps it a warning under `-Werror`. `all` is "
      "every group. The last option that names a group decides.\n\n"
      "| group | default | warnings |\n| --- | --- | --- |\n";
  for (StringRef Group : warningGroups()) {
    std::string Codes;
    for (unsigned I = 0; I < diag::NumKinds; ++I) {
      const DiagInfo &D = info(static_cast<diag::Kind>(I));
      if (D.Group == Group)
        Codes += (Codes.empty() ? "" : ", ") + codeLink(D);
    }
    P.Text += row({markdownCode(Group),
                   driver::isOnByDefault(Group) ? "on" : "off", Codes});
  }
  P.Text += "\n## Exit status\n\n| status | meaning |\n| --- | --- |\n"
            "| 0 | success |\n| 1 | errors in the model |\n"
            "| 2 | usage error |\n"
            "| 3 | findings at or above `--fail-on` |\n";
  return P;
}

void optionRows(std::string &T, llvm::ArrayRef<driver::OptionInfo> Options) {
  T += "\n| option | short | what it does |\n| --- | --- | --- |\n";
  for (const driver::OptionInfo &I : Options) {
    std::string Long = "--" + I.Long.str();
    if (!I.Metavar.empty())
      Long += "=" + I.Metavar.str();
    T += row({markdownCode(Long),
              I.Short.empty() ? "" : markdownCode("-" + I.Short.str()),
              prose(I.Help)});
  }
}

Page commandsPage() {
  Page P{"commands.md", Generated.str()};
  P.Text += "# Commands of tmc\n\n    tmc COMMAND [options] [arguments]\n\n"
            "A command is a shorter way to say what [options](options.md) say. "
            "It comes first, and takes the options that make sense for it. "
            "`tmc help COMMAND` shows the same. A file that is called like a "
            "command is `./check`.\n\n| command | what it does |\n"
            "| --- | --- |\n";
  for (const driver::CommandInfo &C : driver::commands())
    P.Text += row({"[" + markdownCode("tmc " + C.Name.str()) + "](#tmc-" +
                       C.Name.str() + ")",
                   prose(C.Summary)});
  for (const driver::CommandInfo &C : driver::commands()) {
    P.Text += "\n## tmc " + C.Name.str() + "\n\n    tmc " + C.Name.str() +
              " [options]" + (C.Arguments.empty() ? "" : " ") +
              C.Arguments.str() + "\n\n" + C.Summary.take_front().upper() +
              prose(C.Summary.drop_front()) + ".";
    P.Text += (C.Details.empty() ? "" : " ") + prose(C.Details) + "\n";
    if (C.Main) {
      optionRows(P.Text, driver::optionsOf(C));
      continue;
    }
    std::string Names;
    for (const driver::OptionInfo &I : driver::optionsOf(C))
      Names += (Names.empty() ? "" : ", ") + markdownCode("--" + I.Long.str());
    P.Text += "\n[Options](options.md): " + Names + "\n";
  }
  return P;
}

Page annotationsPage() {
  Page P{"annotations.md", Generated.str()};
  P.Text +=
      "# Annotations\n\nRules have `@id(\"…\")`, `@also(\"…\")`, "
      "`@formerly(\"…\")`, `@admission`, `@contradiction`, `@pack(\"…\")` and "
      "one for each enum of categories, for example `@stride(Tampering)`; a "
      "table of a "
      "methodology has `@needed`, if it is a gap to have no row. What is said "
      "about a kind holds for those that derive from it.\n\n"
      "| annotation | on | meaning |\n| --- | --- | --- |\n";
  for (const sema::AnnotationInfo &A : sema::annotations())
    P.Text += row({prose("`" + sema::annotationForm(A) + "`"),
                   prose(sema::describePlaces(A)), prose(A.Meaning)});
  return P;
}

StringRef levelName(Severity Level) {
  return Level == Severity::Ignored ? "warning, off by default"
                                    : spelling(Level);
}

/// `{{` is how a message's text writes one brace.
std::string shownBraces(StringRef Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size(); ++I) {
    Out += Text[I];
    I += Text.substr(I, 2) == "{{";
  }
  return Out;
}

Page diagnosticsPage() {
  Page P{"diagnostics.md", Generated.str()};
  P.Text += "# Diagnostics\n\nEvery message of the compiler, by its code. "
            "`{0}`, `{1}` stand for what the message is about. A code leads "
            "to its explanation, which `tmc --explain=CODE` shows too.\n\n"
            "| code | level | group | message |\n| --- | --- | --- | --- |\n";
  for (unsigned I = 0; I < diag::NumKinds; ++I) {
    const DiagInfo &D = info(static_cast<diag::Kind>(I));
    P.Text += row({codeLink(D), levelName(D.DefaultLevel).str(),
                   D.Group.empty() ? "" : markdownCode(D.Group),
                   prose(shownBraces(D.Text))});
  }
  return P;
}

/// The index of docs/diagnostics.
Page explanationsPage() {
  Page P{"README.md", Generated.str()};
  P.Text +=
      "# Diagnostics explained\n\nOne page per code: what it means, why it "
      "is so, how to fix it, with an example that gives it and one that "
      "does not. `tmc --explain=CODE` shows the same. The messages "
      "themselves are in [the reference](../reference/diagnostics.md).\n"
      "\n| code | level | about |\n| --- | --- | --- |\n";
  std::vector<const DiagInfo *> Rows;
  for (unsigned I = 0; I < diag::NumKinds; ++I)
    if (info(static_cast<diag::Kind>(I)).DefaultLevel != Severity::Note)
      Rows.push_back(&info(static_cast<diag::Kind>(I)));
  llvm::sort(Rows, [](const DiagInfo *A, const DiagInfo *B) {
    return A->Code < B->Code;
  });
  for (const DiagInfo *D : Rows)
    P.Text += row({"[" + D->Code.str() + "](" + D->Code.str() + ".md)",
                   levelName(D->DefaultLevel).str(),
                   prose(driver::pageTitle(driver::diagnosticPage(D->Code)))});
  return P;
}

Page membersPage() {
  Page P{"members.md", Generated.str()};
  P.Text += "# What the language knows\n\n## Members of entities\n\n"
            "Facts of the graph, which a model cannot set.\n\n"
            "| member | what it is |\n| --- | --- |\n";
#define INTRINSIC(ID, OWNER, NAME, BASE, CLASS, SET, ARG, DOC)                 \
  P.Text +=                                                                    \
      row({markdownCode(                                                       \
               #OWNER "." NAME +                                               \
               std::string(StringRef(#ARG) == "None" ? "" : "(" #ARG ")")),    \
           prose(DOC)});
#include "IR/Intrinsics.def"
  P.Text += "\n## Functions\n\nCalled as `name(x, y)` or `x.name(y)`.\n\n"
            "| function | what it gives |\n| --- | --- |\n";
#define BUILTIN(ID, NAME, SIGNATURE, DOC)                                      \
  P.Text += row({markdownCode(NAME), prose(DOC)});
#include "IR/Builtins.def"
  return P;
}

Page passesPage() {
  Page P{"passes.md", Generated.str()};
  P.Text += "# Passes\n\nWhat `tmc-opt --pass=NAME` can run over the textual "
            "IR.\n\n| pass | what it finds out | needs | counts |\n"
            "| --- | --- | --- | --- |\n";
#define PASS(CLASS, FLAG, ACCESSOR, SUMMARY, DEPENDENCIES, STATISTICS)         \
  P.Text += row({markdownCode(FLAG), prose(SUMMARY), DEPENDENCIES, STATISTICS});
#include "Analysis/Passes.def"
  return P;
}

/// The rules of `tmc triage`, and what it reads and writes.
Page triagePage() {
  Page P{"triage.md", Generated.str()};
  P.Text += "# Triage\n\nHow `tmc triage` decides. [The page about it]"
            "(../language/triage.md) says how to use it.\n\n## Rules\n\n"
            "The first rule whose condition holds decides.\n\n"
            "| | rule | when | disposition | licensed by sections |\n"
            "| --- | --- | --- | --- | --- |\n";
  unsigned Number = 0;
  for (const triage::RuleInfo &R : triage::rules())
    P.Text +=
        row({std::to_string(++Number), markdownCode(R.Name), prose(R.When),
             markdownCode(triage::info(R.What).Word), R.Sections.str()});
  P.Text += "\n## Dispositions\n\n| disposition | what it means | suppressed "
            "in SARIF | status in OpenVEX |\n| --- | --- | --- | --- |\n";
#define DISPOSITION(ID, WORD, SUPPRESSED, STATUS, JUSTIFICATION, MEANING)      \
  P.Text +=                                                                    \
      row({markdownCode(WORD), prose(MEANING), SUPPRESSED ? "yes" : "no",      \
           StringRef(JUSTIFICATION).empty()                                    \
               ? markdownCode(STATUS)                                          \
               : markdownCode(STATUS) + ", " + markdownCode(JUSTIFICATION)});
#include "Triage/Dispositions.def"
  P.Text += "\n## Reports that are read\n\n| format | version |\n"
            "| --- | --- |\n";
#define REPORT_FORMAT(ID, WORD, TITLE, VERSION, WHAT)                          \
  P.Text += row({TITLE, VERSION});
#include "Triage/Formats.def"
  P.Text += "\n## Formats that are written\n\n| `--format` | endings of `-o` | "
            "what it is |\n| --- | --- | --- |\n";
  for (const triage::FormInfo &F : triage::forms()) {
    std::string Endings;
    for (StringRef Ending : llvm::split(F.Endings, ','))
      Endings += (Endings.empty() ? "" : ", ") + markdownCode(Ending);
    P.Text += row({markdownCode(F.Word), Endings, prose(F.What)});
  }
  return P;
}

//===----------------------------------------------------------------------===//
// Pages from the standard library
//===----------------------------------------------------------------------===//

/// A page for each package, and their index.
std::vector<Page> libraryPages(const driver::Library &L) {
  const driver::LibraryText Text(L, driver::LibraryText::Style::Page);
  std::vector<Page> Pages;
  Page Index{"library/README.md", Generated.str()};
  Index.Text += "# The standard library\n\n`tmc list` lists what is in it, and "
                "`tmc doc NAME` says what a name means.\n\n| package | kinds | "
                "controls | threats | verifications | about |\n"
                "| --- | --- | --- | --- | --- | --- |\n";
  for (StringRef Package : L.packages()) {
    Page Pg{("library/" + Package + ".md").str(), Generated.str()};
    llvm::raw_string_ostream OS(Pg.Text);
    document::MarkdownWriter Out(OS);
    Text.page(Package, Out);
    unsigned Counts[sema::NumThingKinds] = {};
    for (const sema::Thing *T : L.thingsOf(Package))
      ++Counts[static_cast<unsigned>(T->What)];
    auto Count = [&](sema::ThingKind K) {
      return std::to_string(Counts[static_cast<unsigned>(K)]);
    };
    const sema::Thing *Row = L.thing(Package);
    Index.Text +=
        row({"[" + Package.str() + "](" + Package.str() + ".md)",
             Count(sema::ThingKind::Kind), Count(sema::ThingKind::Control),
             Count(sema::ThingKind::Rule), Count(sema::ThingKind::Verification),
             Row ? prose(L.index().summary(*Row)) : std::string()});
    Pages.push_back(std::move(Pg));
  }
  const std::vector<std::string> Mappings = Text.mappings();
  if (!Mappings.empty())
    Index.Text += "\n## Mappings\n\n`tmc import` reads the words of other "
                  "formats in these packages, which no model imports.\n\n";
  for (const std::string &Package : Mappings) {
    Page Pg{"library/" + Package + ".md", Generated.str()};
    llvm::raw_string_ostream OS(Pg.Text);
    document::MarkdownWriter Out(OS);
    Text.mappingPage(Package, Out);
    Index.Text += "- [" + Package + "](" + Package + ".md)\n";
    Pages.push_back(std::move(Pg));
  }
  Pages.push_back(std::move(Index));
  return Pages;
}

/// What the library's things were called before.
Page renamedPage(const sema::NameIndex &Index) {
  struct Row {
    std::string Package, Before, What, Now;
    auto operator<=>(const Row &) const = default;
  };
  std::vector<Row> Rows;
  Index.forEach([&](const sema::Thing &T) {
    for (const sema::ThingName &N : Index.namesOf(T))
      if (N.Sort == sema::NameSort::Former) {
        std::string Now = Index.fullName(T);
        std::string Package = Index.text(T.Package).str();
        Rows.push_back({Package, Index.text(N.Text).str(),
                        wordFor(T.What).str(), Now.substr(Package.size() + 1)});
      }
  });
  llvm::sort(Rows);
  Page P{"renamed.md", Generated.str()};
  P.Text += "# Former names\n\nWhat the standard library called something "
            "before. A model that still says so is told the name of today "
            "([TM0215](../diagnostics/TM0215.md)), and `tmc --fix` writes it; "
            "so is a decision about a rule "
            "([TM0610](../diagnostics/TM0610.md)). A package of your own has "
            "such a table by `@formerly(\"OldName\")` on what was renamed.\n";
  StringRef Package;
  for (const Row &R : Rows) {
    if (R.Package != Package)
      P.Text += "\n## " + escapeMarkdown(R.Package) +
                "\n\n| before | | now |\n| --- | --- | --- |\n";
    Package = R.Package;
    P.Text += row({markdownCode(R.Before), R.What, markdownCode(R.Now)});
  }
  return P;
}

} // namespace

int driver::docMain(llvm::ArrayRef<const char *> Args, const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  auto Fail = [&](int Code) {
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, {}, W.Err);
    return Code;
  };
  if (Args.size() == 2 && StringRef(Args[0]) == "--shell") {
    for (const driver::ShellPage &P : driver::shellPages()) {
      llvm::SmallString<128> Path(Args[1]);
      llvm::sys::path::append(Path, P.Path);
      if (std::error_code E = W.WriteFile(Path, P.Text))
        Diags.report(diag::CannotWriteFile) << Path << E.message();
    }
    return Fail(Diags.hasErrors() ? ModelErrors : Success);
  }
  if (Args.empty() || Args.size() > 2 ||
      llvm::any_of(Args, [](StringRef Arg) { return Arg.starts_with("-"); })) {
    Diags.report(diag::DocUsage);
    return Fail(UsageErrors);
  }

  compiler::Session S(W.Files);
  // Pages of all packages, not only of those that the prelude imports.
  compiler::CompilationOptions Options;
  Options.Packages = S.libraryPackages();
  compiler::Compilation C(S, std::move(Options), Diags);
  if (!C.program())
    return Fail(ModelErrors);

  std::vector<Page> Pages{optionsPage(),     commandsPage(), annotationsPage(),
                          diagnosticsPage(), membersPage(),  passesPage(),
                          triagePage()};
  const driver::Library L(C);
  Pages.push_back(renamedPage(L.index()));
  llvm::append_range(Pages, libraryPages(L));
  Page Index{"README.md", Generated.str()};
  Index.Text += "# Reference\n\nMade from the compiler's tables and the "
                "standard library.\n\n- [commands](commands.md)\n"
                "- [options](options.md) and outputs\n"
                "- [annotations](annotations.md)\n"
                "- [diagnostics](diagnostics.md)\n- [members and functions]"
                "(members.md) of the language\n- [passes](passes.md)\n"
                "- [rules of triage](triage.md)\n"
                "- [standard library](library/README.md)\n";
  Pages.push_back(std::move(Index));
  auto Write = [&](StringRef Folder, const Page &Pg) {
    llvm::SmallString<128> Path(Folder);
    llvm::sys::path::append(Path, Pg.Path);
    if (std::error_code E = W.WriteFile(Path, Pg.Text))
      Diags.report(diag::CannotWriteFile) << Path << E.message();
  };
  for (const Page &Pg : Pages)
    Write(Args[0], Pg);
  if (Args.size() == 2)
    Write(Args[1], explanationsPage());
  return Fail(Diags.hasErrors() ? ModelErrors : Success);
}
