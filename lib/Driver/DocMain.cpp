//===- DocMain.cpp - Reference pages from the tables ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/DocMain.h"
#include "Backends/Outputs.h"
#include "Compiler/Compilation.h"
#include "Document/Escape.h"
#include "Driver/ExplainCode.h"
#include "Driver/Options.h"
#include "Driver/ShellPages.h"
#include "IR/Arithmetic.h"
#include "Sema/Annotations.h"
#include "Sema/NameIndex.h"

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

//===----------------------------------------------------------------------===//
// Pages from the standard library
//===----------------------------------------------------------------------===//

/// Writes one page a package.
class LibraryWriter {
public:
  LibraryWriter(const Program &P, const SourceManager &Sources,
                const sema::NameIndex &Index)
      : P(P), Sources(Sources), Index(Index) {
    Index.forEach(
        [&](const sema::Thing &T) { ByName[Index.fullName(T)] = &T; });
  }

  std::vector<Page> run() {
    collect();
    std::vector<Page> Pages;
    Page Index{"library/README.md", Generated.str()};
    Index.Text += "# The standard library\n\n| package | kinds | controls | "
                  "threats | verifications |\n| --- | --- | --- | --- | --- "
                  "|\n";
    for (StringRef Package : Packages) {
      Page Pg = package(Package);
      unsigned Counts[4] = {};
      for (const auto &K : P.Kinds.rows())
        Counts[0] += packageOf(K.Id) == Package;
      for (const auto &C : P.Controls.rows())
        Counts[1] += packageOf(C.Id) == Package;
      for (const auto &R : P.Rules.rows())
        Counts[2] += packageOf(R.Id) == Package;
      for (const auto &V : P.Verifications.rows())
        Counts[3] += packageOf(V.Id) == Package;
      Index.Text += row({"[" + Package.str() + "](" + Package.str() + ".md)",
                         std::to_string(Counts[0]), std::to_string(Counts[1]),
                         std::to_string(Counts[2]), std::to_string(Counts[3])});
      Pages.push_back(std::move(Pg));
    }
    Pages.push_back(std::move(Index));
    return Pages;
  }

private:
  /// What else \p Full is called, as `A, B`.
  std::string synonyms(StringRef Full) const {
    std::string Text;
    if (const sema::Thing *T = ByName.lookup(Full))
      for (const sema::ThingName &N : Index.namesOf(*T))
        if (N.Sort == sema::NameSort::Also)
          Text += (Text.empty() ? "" : ", ") + prose(Index.text(N.Text));
    return Text;
  }
  /// The same as a paragraph.
  std::string alsoCalled(Name Id) const {
    std::string Text = synonyms(P.text(Id));
    return Text.empty() ? Text : "\nAlso called: " + Text + ".\n";
  }

  StringRef packageOf(Name Id) const { return P.text(Id).rsplit('.').first; }

  void collect() {
    auto Add = [&](Name Id) {
      StringRef Package = packageOf(Id);
      if (!llvm::is_contained(Packages, Package))
        Packages.push_back(Package);
    };
    for (const auto &E : P.Enums.rows())
      Add(E.Id);
    for (const auto &K : P.Kinds.rows())
      Add(K.Id);
    for (const auto &C : P.Controls.rows())
      Add(C.Id);
    for (const auto &R : P.Rules.rows())
      Add(R.Id);
    for (const auto &V : P.Verifications.rows())
      Add(V.Id);
    llvm::sort(Packages);
  }

  /// The source text at \p Where on one line.
  std::string source(Range Where) const {
    FileId F = Sources.fileOf(Where.Begin);
    if (!F)
      return "";
    StringRef Text = Sources.text(F).slice(Sources.offsetIn(F, Where.Begin),
                                           Sources.offsetIn(F, Where.End));
    std::string Out;
    bool Blank = false;
    for (char C : Text) {
      bool IsBlank = C == ' ' || C == '\n' || C == '\t' || C == '\r';
      if (IsBlank && !Blank)
        Out += ' ';
      else if (!IsBlank)
        Out += C;
      Blank = IsBlank;
    }
    return Out;
  }

  Page package(StringRef Package) {
    Page Pg{"library/" + Package.str() + ".md", Generated.str()};
    std::string &T = Pg.Text;
    T += "# " + escapeMarkdown(Package) + "\n";
    for (const auto &E : P.Enums.rows())
      if (packageOf(E.Id) == Package)
        addEnum(T, E);
    for (uint32_t I = 0; I < P.Kinds.size(); ++I)
      if (packageOf(P.Kinds[KindId(I)].Id) == Package)
        addKind(T, KindId(I));
    for (const auto &C : P.Controls.rows())
      if (packageOf(C.Id) == Package)
        addControl(T, C);
    for (const auto &F : P.Funcs.rows())
      if (packageOf(F.Id) == Package && F.Doc)
        T += "\n## " + escapeMarkdown(P.shortName(F.Id)) + "\n\nA function: `" +
             signature(F) + "`\n\n" + prose(P.text(F.Doc)) + "\n";
    for (const auto &R : P.Rules.rows())
      if (packageOf(R.Id) == Package)
        addRule(T, R);
    for (const auto &V : P.Verifications.rows())
      if (packageOf(V.Id) == Package)
        T += "\n## " + escapeMarkdown(P.shortName(V.Id)) +
             "\n\nA verification.\n\n" + prose(P.text(V.Doc)) + "\n";
    return Pg;
  }

  std::string signature(const Func &F) const {
    std::string Text = P.shortName(F.Id).str() + "(";
    bool First = true;
    for (const Param &Pa : F.Params.of(P.Params)) {
      Text += (First ? "" : ", ") + P.text(Pa.Text).str() + " : " +
              typeName(P, Pa.Ty);
      First = false;
    }
    return Text + ") : " + typeName(P, F.Result);
  }

  std::string addsTo(const Enum &E) const {
    for (const Property &A : E.Annotations.of(P.Properties))
      if (P.text(A.Key) == "adds_to")
        return "Its values are values of " + markdownCode(P.text(A.V.name())) +
               ". ";
    return "";
  }

  void addEnum(std::string &T, const Enum &E) {
    T += "\n## " + escapeMarkdown(P.shortName(E.Id)) + "\n\n" +
         (E.Ordered ? "An ordered enum. " : "An enum. ") + addsTo(E) +
         prose(P.text(E.Doc)) + "\n" + alsoCalled(E.Id) + "\n";
    for (const EnumValue &V : E.Values.of(P.EnumValues)) {
      T += "- " + markdownCode(P.text(V.Text));
      if (V.Doc)
        T += ": " + prose(P.text(V.Doc));
      const std::string Full = (P.text(E.Id) + "." + P.text(V.Text)).str();
      if (std::string Also = synonyms(Full); !Also.empty())
        T += " Also called: " + Also + ".";
      T += "\n";
    }
  }

  void addKind(std::string &T, KindId Id) {
    const Kind &K = P.Kinds[Id];
    T += "\n## " + escapeMarkdown(P.shortName(K.Id)) + "\n\n";
    T += (K.Abstract ? "An abstract kind of " : "A kind of ") +
         ir::spelling(K.Class).str();
    if (K.Base)
      T += ", derived from " + link(P.Kinds[K.Base].Id, K.Id);
    T += ". " + prose(P.text(K.Doc)) + "\n" + alsoCalled(K.Id);
    auto Attrs = K.Attrs.of(P.KindAttrs);
    if (!Attrs.empty()) {
      T += "\n| attribute | type | default | meaning |\n| --- | --- | --- | "
           "--- |\n";
      for (AttrId A : Attrs) {
        const Attr &Row = P.Attrs[A];
        std::string Default = Row.Required ? "must be set" : "";
        for (const ir::Default &D : K.Defaults.of(P.Defaults))
          if (D.Attr == A)
            Default = (Row.Derived ? "derived: " : "") +
                      markdownCode(source(P.Exprs[D.V].Where));
        std::string Doc = prose(P.text(Row.Doc));
        if (Row.Question)
          Doc += (Doc.empty() ? "" : " ") + prose(P.text(Row.Question));
        const std::string Full = (P.text(K.Id) + "." + P.text(Row.Text)).str();
        if (std::string Also = synonyms(Full); !Also.empty())
          Doc +=
              (Doc.empty() ? "Also called: " : " Also called: ") + Also + ".";
        T += row({markdownCode(P.text(Row.Text)),
                  markdownCode(typeName(P, Row)), Default, Doc});
      }
    }
    bool First = true;
    for (const ir::Default &D : K.Defaults.of(P.Defaults)) {
      if (P.Attrs[D.Attr].Owner == Id)
        continue;
      T += (First ? "\nSets " : ", ") +
           markdownCode(P.text(P.Attrs[D.Attr].Text).str() + " = " +
                        source(P.Exprs[D.V].Where));
      First = false;
    }
    if (!First)
      T += ".\n";
  }

  std::string link(Name To, Name From) const {
    std::string Anchor = P.shortName(To).lower();
    if (packageOf(To) == packageOf(From))
      return "[" + P.shortName(To).str() + "](#" + Anchor + ")";
    return "[" + P.shortName(To).str() + "](" + packageOf(To).str() + ".md#" +
           Anchor + ")";
  }

  void addControl(std::string &T, const Control &C) {
    T += "\n## " + escapeMarkdown(P.shortName(C.Id)) + "\n\nA control for ";
    bool First = true;
    for (KindId K : C.For.of(P.ControlKinds)) {
      T += (First ? "" : ", ") + link(P.Kinds[K].Id, C.Id);
      First = false;
    }
    if (C.Title)
      T += ": " + prose(P.text(C.Title));
    T += ". " + prose(P.text(C.Doc)) + "\n" + alsoCalled(C.Id);
    First = true;
    for (const Provision &Pr : C.Provides.of(P.Provisions)) {
      T += (First ? "\nProvides " : ", ") +
           markdownCode(P.text(P.Attrs[Pr.Attr].Text).str() + " = " +
                        (P.Exprs[Pr.V].Op == ExprOp::Const
                             ? valueText(P, P.Constants[P.Exprs[Pr.V].A])
                             : source(P.Exprs[Pr.V].Where)));
      First = false;
    }
    if (!First)
      T += ".\n";
  }

  void addRule(std::string &T, const Rule &R) {
    T += "\n## " + escapeMarkdown(P.shortName(R.Id)) + "\n\n" +
         markdownCode(P.text(R.StableId));
    // What is said of a model as a whole has none.
    if (R.Severity)
      T += ", severity " + markdownCode(source(P.Exprs[R.Severity].Where));
    for (const Value &C : R.Categories.of(P.RuleCategories))
      T += ", " + escapeMarkdown(valueText(P, C));
    T += ".\n\n" + prose(P.text(R.Doc)) + "\n" + alsoCalled(R.Id) + "\n";
    for (const Property &Pr : R.Properties.of(P.Properties))
      if (P.text(Pr.Key) == "fix" && Pr.V.Tag == ValueTag::String)
        T += "What to do: " + prose(P.text(Pr.V.name())) + "\n\n";
    T += "- applies to ";
    bool First = true;
    for (const RuleVar &V : R.Vars.of(P.RuleVars)) {
      T += (First ? "" : ", ") + markdownCode(P.text(V.Text)) + " : " +
           link(P.Kinds[V.Kind].Id, R.Id);
      First = false;
    }
    T += "\n";
    for (ExprId E : R.Where.of(P.RuleConditions))
      T += "- where " + markdownCode(source(P.Exprs[E].Where)) + "\n";
    for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
      T += "- unless " + markdownCode(source(P.Exprs[U.Condition].Where));
      First = true;
      for (ControlId C : U.By.of(P.RuleControls)) {
        T += (First ? ", by " : ", ") + link(P.Controls[C].Id, R.Id);
        First = false;
      }
      T += "\n";
    }
    First = true;
    for (const Value &V : R.Refs.of(P.RuleRefs)) {
      const Ref &Rf = P.Refs[V.Aux];
      T += (First ? "- see " : ", ") +
           document::markdownLink(P.text(Rf.Text), P.text(Rf.Url));
      First = false;
    }
    if (!First)
      T += "\n";
    First = true;
    for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
      T += (First ? "- tested by " : ", ") +
           link(P.Verifications[V.What].Id, R.Id);
      First = false;
    }
    if (!First)
      T += "\n";
  }

  const Program &P;
  const SourceManager &Sources;
  const sema::NameIndex &Index;
  llvm::StringMap<const sema::Thing *> ByName;
  std::vector<StringRef> Packages;
};

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
  const Program *P = C.program();
  if (!P)
    return Fail(ModelErrors);

  std::vector<Page> Pages{optionsPage(),     commandsPage(), annotationsPage(),
                          diagnosticsPage(), membersPage(),  passesPage()};
  const sema::NameIndex Names(*C.modules(), Sources, C.names());
  Pages.push_back(renamedPage(Names));
  llvm::append_range(Pages, LibraryWriter(*P, Sources, Names).run());
  Page Index{"README.md", Generated.str()};
  Index.Text += "# Reference\n\nMade from the compiler's tables and the "
                "standard library.\n\n- [commands](commands.md)\n"
                "- [options](options.md) and outputs\n"
                "- [annotations](annotations.md)\n"
                "- [diagnostics](diagnostics.md)\n- [members and functions]"
                "(members.md) of the language\n- [passes](passes.md)\n"
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
