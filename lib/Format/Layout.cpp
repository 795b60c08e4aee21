//===- Layout.cpp - Where lines may break ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Format/Layout.h"

#include "AST/Typed.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::format;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {
constexpr unsigned BlockIndent = 2;        // inside brackets and braces
constexpr unsigned ContinuationIndent = 4; // of what goes on on the next line

/// The words of a node.
struct Span {
  uint32_t First = 0;
  uint32_t Last = 0;
};

/// Whether parentheses around such a node are no part of it.
bool takesParentheses(NodeKind K) {
  return isExpression(K) || K == NodeKind::PathClause;
}

class Planner {
public:
  Planner(WordList &List, const Tree &T) : List(List), T(T) {}

  Layout run() {
    moveCommentsBehindMarks();
    findSpans();
    L.Gaps.resize(List.Words.size());
    for (uint32_t I = 0; I < List.Words.size(); ++I)
      L.Gaps[I].HasSpace = I > 0 && wantsSpace(I);
    file();
    finish();
    return std::move(L);
  }

private:
  //===--------------------------------------------------------------------===//
  // Words
  //===--------------------------------------------------------------------===//

  bool isMark(uint32_t I, StringRef M) const {
    return List.Words[I].Kind == WordKind::Mark && List.is(I, M);
  }
  uint32_t match(uint32_t I) const { return List.Words[I].Match; }

  /// `a // why` before a `,` becomes `a, // why`.
  void moveCommentsBehindMarks() {
    auto &Words = List.Words;
    for (uint32_t I = 0; I + 1 < Words.size(); ++I) {
      if (Words[I].NumComments != 1 ||
          !(isMark(I, ",") || isMark(I, ";") || isMark(I, "{")))
        continue;
      const Comment &C = List.comments(I)[0];
      if (!C.IsLine || C.NewlinesBefore != 0)
        continue;
      // What stands behind the mark gets a line of its own, and must not become
      // documentation there.
      if (Words[I + 1].NumComments != 0) {
        const Comment &Next = List.comments(I + 1)[0];
        if (Next.NewlinesBefore == 0 && List.text(Next).starts_with("///"))
          continue;
      }
      Words[I].NumComments = 0;
      --Words[I + 1].FirstComment;
      ++Words[I + 1].NumComments;
    }
  }

  /// `TM-NET-001`, which is read as several words, has no blanks.
  void ruleId(NodeId N) {
    if (!N || !T.is(N, NodeKind::StringLit))
      return;
    for (uint32_t I = firstWord(N) + 1; I <= lastWord(N); ++I)
      L.Gaps[I].HasSpace = false;
  }

  /// Whether a blank is between word \p I and the one before it on one line.
  bool wantsSpace(uint32_t I) const {
    if (List.Words[I].Kind == WordKind::Mark) {
      static constexpr StringRef Tight[] = {",", ";",  ")",  "]",  ".",
                                            "?", ".{", ".*", ".**"};
      if (llvm::is_contained(Tight, List.text(I)))
        return false;
      if (List.is(I, "(") && IsCall[I])
        return false;
    }
    if (List.Words[I - 1].Kind != WordKind::Mark)
      return true;
    static constexpr StringRef Tight[] = {"(", "[", ".", ".{", "@"};
    return !llvm::is_contained(Tight, List.text(I - 1));
  }

  //===--------------------------------------------------------------------===//
  // Nodes
  //===--------------------------------------------------------------------===//

  uint32_t firstWord(NodeId N) const {
    auto It = llvm::lower_bound(
        List.Words, T[N].Begin,
        [](const Word &W, uint32_t Offset) { return W.Begin < Offset; });
    uint32_t I = static_cast<uint32_t>(It - List.Words.begin());
    return std::min<uint32_t>(I, List.Words.size() - 1);
  }
  uint32_t lastWord(NodeId N) const {
    auto It = llvm::upper_bound(
        List.Words, T[N].End,
        [](uint32_t Offset, const Word &W) { return Offset < W.End; });
    uint32_t I = static_cast<uint32_t>(It - List.Words.begin());
    // The end of the source is no word of a node.
    I = std::min<uint32_t>(I, List.Words.size() - 1);
    return I > 0 ? I - 1 : 0;
  }

  /// Finds the words of each node. The tree has no parentheses, and the range
  /// of
  /// `(a) and b` begins at `a`: both are fixed here.
  void findSpans() {
    IsCall.resize(List.Words.size());
    Spans.resize(T.size());
    for (uint32_t I = 0; I < T.size(); ++I) {
      NodeId N(I);
      Spans[I] = {firstWord(N), lastWord(N)};
      uint32_t Last = Spans[I].Last;
      bool TakesArguments =
          T.is(N, NodeKind::Call) || T.is(N, NodeKind::Params) ||
          T.is(N, NodeKind::Annotation) || T.is(N, NodeKind::KindUse);
      // Not so in a hole, which is part of a word.
      if (TakesArguments && isMark(Last, ")") &&
          List.Words[Last].End == T[N].End)
        IsCall[match(Last)] = IsCall[Last] = true;
      // `int(0 to 9)`, which `]` and `?` may follow.
      if (T.is(N, NodeKind::Type))
        if (uint32_t Open = lastWord(node::Type(T, N).qualName()) + 1;
            isMark(Open, "("))
          IsCall[match(Open)] = IsCall[Open] = true;
    }
    for (uint32_t I = 0; I < T.size(); ++I) {
      NodeId N(I);
      NodeKind K = T.kind(N);
      if (!takesParentheses(K) || K == NodeKind::Template ||
          K == NodeKind::Call || K == NodeKind::SetLit)
        continue;
      for (NodeId C : T.children(N)) {
        if (!C || !takesParentheses(T.kind(C)))
          continue;
        Span Whole = whole(C);
        Spans[I].First = std::min(Spans[I].First, Whole.First);
        Spans[I].Last = std::max(Spans[I].Last, Whole.Last);
      }
    }
  }

  Span span(NodeId N) const { return Spans[N.index()]; }
  /// With the parentheses around an expression.
  Span whole(NodeId N) const {
    Span S = span(N);
    if (!takesParentheses(T.kind(N)))
      return S;
    while (S.First > 0 && S.Last + 1 < List.Words.size() &&
           isMark(S.First - 1, "(") && !IsCall[S.First - 1] &&
           match(S.First - 1) == S.Last + 1) {
      --S.First;
      ++S.Last;
    }
    return S;
  }
  bool hasParentheses(NodeId N) const {
    return whole(N).First != span(N).First;
  }

  /// Whether the words of a span have a line break inside: a text block.
  bool hasLines(Span S) const {
    for (uint32_t I = S.First; I <= S.Last; ++I)
      if (List.Words[I].Kind == WordKind::Text && List.text(I).contains('\n'))
        return true;
    return false;
  }

  /// Whether the author broke the line in the gap before word \p I.
  bool brokenInSource(uint32_t I) const {
    const Word &W = List.Words[I];
    return W.NewlinesBefore != 0 ||
           llvm::any_of(List.comments(I), [](const Comment &C) {
             return C.NewlinesBefore != 0 || C.IsLine;
           });
  }

  //===--------------------------------------------------------------------===//
  // Gaps and groups
  //===--------------------------------------------------------------------===//

  Gap &soft(uint32_t I, unsigned Indent) {
    return breakAt(I, GapKind::Soft, Indent);
  }
  Gap &breakAt(uint32_t I, GapKind Kind, unsigned Indent) {
    Gap &G = L.Gaps[I];
    G.Kind = Kind;
    G.Indent = G.InnerIndent = static_cast<uint16_t>(Indent);
    return G;
  }
  size_t group(uint32_t First, uint32_t Last, GroupKind Kind) {
    L.Groups.push_back({First, Last, Kind});
    return L.Groups.size() - 1;
  }
  /// Where comments may make a line break though no rule does.
  void indentWithin(uint32_t First, uint32_t Last, unsigned Indent) {
    for (uint32_t I = First; I <= Last; ++I)
      L.Gaps[I].Indent = L.Gaps[I].InnerIndent = static_cast<uint16_t>(Indent);
  }

  /// What stands between the brackets \p Open and its match: on one line, or
  /// one item a line. Returns its group.
  size_t brackets(uint32_t Open, ArrayRef<NodeId> Items, unsigned Indent,
                  bool HasSpaces) {
    uint32_t Close = match(Open);
    size_t G = group(Open, Close, GroupKind::Together);
    indentWithin(Open + 1, Close, Indent + BlockIndent);
    for (NodeId N : Items)
      soft(whole(N).First, Indent + BlockIndent);
    Gap &End = soft(Close, Indent);
    End.InnerIndent = static_cast<uint16_t>(Indent + BlockIndent);
    End.TakesComma = !Items.empty();
    End.HasSpace = HasSpaces && !Items.empty();
    if (!Items.empty())
      L.Gaps[Open + 1].HasSpace = HasSpaces;
    return G;
  }

  /// Lets blank lines of the author's stay between the items of a block.
  void keepBlanks(uint32_t Open, ArrayRef<uint32_t> Firsts) {
    for (uint32_t I : Firsts)
      L.Gaps[I].KeepsBlank = true;
    L.Gaps[Open + 1].StartsBlock = true;
    Gap &End = L.Gaps[match(Open)];
    End.KeepsBlank = true;
    End.EndsBlock = true;
  }

  //===--------------------------------------------------------------------===//
  // Declarations
  //===--------------------------------------------------------------------===//

  void file() {
    uint32_t Next = 0;
    auto Statement = [&](NodeId N) {
      breakAt(Next, GapKind::Hard, 0).KeepsBlank = true;
      Next = statement(N, Next, 0) + 1;
    };
    const node::File File(T, T.root());
    if (NodeId Package = File.package())
      Statement(Package);
    for (NodeId N : File.declarations())
      Statement(N);
    Gap &End =
        breakAt(static_cast<uint32_t>(List.Words.size() - 1), GapKind::Hard, 0);
    End.KeepsBlank = true;
    L.Gaps[0].StartsBlock = true;
  }

  /// The members between braces. On one line if its author wrote it so.
  void body(NodeId N, unsigned Indent) {
    Span S = span(N);
    size_t G = group(S.First, S.Last, GroupKind::Together);
    indentWithin(S.First + 1, S.Last, Indent + BlockIndent);
    bool MustBreak = false;
    llvm::SmallVector<uint32_t, 16> Firsts;
    uint32_t Next = S.First + 1;
    for (NodeId C : node::Body(T, N).members()) {
      soft(Next, Indent + BlockIndent);
      MustBreak |= brokenInSource(Next) || hasLines(span(C));
      Firsts.push_back(Next);
      Next = statement(C, Next, Indent + BlockIndent) + 1;
    }
    Gap &End = soft(S.Last, Indent);
    End.InnerIndent = static_cast<uint16_t>(Indent + BlockIndent);
    End.HasSpace = !Firsts.empty() || List.Words[S.Last].NumComments != 0;
    MustBreak |= End.HasSpace && brokenInSource(S.Last);
    keepBlanks(S.First, Firsts);
    L.Groups[G].MustBreak = MustBreak;
  }

  /// Annotations before a declaration; returns its own first word.
  uint32_t prefix(NodeId Prefix, uint32_t First, unsigned Indent) {
    if (!Prefix)
      return First;
    ArrayRef<NodeId> Annotations = node::Prefix(T, Prefix).annotations();
    if (Annotations.empty())
      return First;
    uint32_t Last = span(Annotations.back()).Last;
    group(First, Last, GroupKind::Fill);
    for (NodeId A : Annotations) {
      if (span(A).First != First)
        soft(span(A).First, Indent);
      arguments(span(A), node::Annotation(T, A).arguments(), Indent);
    }
    // Before a member they may stand on its line.
    if (Indent == 0 || brokenInSource(Last + 1))
      breakAt(Last + 1, GapKind::Hard, Indent);
    return Last + 1;
  }

  /// `(a, b = c)` at the end of \p S, if there are any.
  void arguments(Span S, ArrayRef<NodeId> Items, unsigned Indent) {
    if (!isMark(S.Last, ")") || !IsCall[S.Last])
      return;
    brackets(match(S.Last), Items, Indent, false);
    for (NodeId A : Items)
      value(node::Argument(T, A).expression(), Indent + BlockIndent);
  }
  void kindUse(NodeId N, unsigned Indent) {
    if (N)
      arguments(span(N), node::KindUse(T, N).arguments(), Indent);
  }
  void params(NodeId N, unsigned Indent) {
    if (!N)
      return;
    ArrayRef<NodeId> Params = node::Params(T, N).params();
    brackets(span(N).First, Params, Indent, false);
    for (NodeId P : Params)
      if (NodeId Default = node::Param(T, P).defaultValue())
        value(Default, Indent + BlockIndent);
  }
  void title(NodeId N, unsigned Indent) {
    if (N)
      soft(span(N).First, Indent + ContinuationIndent);
  }
  /// A part that begins with the word before \p N, as `via Https`.
  void part(NodeId N, unsigned Indent) {
    if (N)
      soft(whole(N).First - 1, Indent + ContinuationIndent);
  }
  /// `by A, B`
  void parts(ArrayRef<NodeId> Names, unsigned Indent) {
    if (Names.empty())
      return;
    part(Names[0], Indent);
    for (NodeId N : Names.drop_front())
      soft(span(N).First, Indent + ContinuationIndent);
  }

  /// Lays out the declaration, member or clause that begins at word \p First.
  /// Returns its last word.
  uint32_t statement(NodeId N, uint32_t First, unsigned Indent) {
    const uint32_t Last = span(N).Last;
    NodeKind K = T.kind(N);
    indentWithin(First + 1, Last, Indent + ContinuationIndent);
    First = prefix(node::Decl(T, N).prefix(), First, Indent);
    NodeId Body = node::Decl(T, N).body();
    if (K == NodeKind::EnumDecl) {
      enumeration(N, Indent);
      return Last;
    }
    // Its head: all but the body or the semicolon.
    group(First, (Body ? span(Body).First : Last) - 1, GroupKind::Fill);
    head(N, Indent);
    if (Body)
      body(Body, Indent);
    return Last;
  }

  void enumeration(NodeId N, unsigned Indent) {
    ArrayRef<NodeId> Values = node::EnumDecl(T, N).values();
    uint32_t Close = span(N).Last;
    uint32_t Open = match(Close);
    size_t G = brackets(Open, Values, Indent, true);
    llvm::SmallVector<uint32_t, 16> Firsts;
    bool MustBreak = !Values.empty() && brokenInSource(Close);
    for (NodeId V : Values) {
      uint32_t First = span(V).First;
      Firsts.push_back(First);
      MustBreak |= brokenInSource(First);
      const node::EnumValue Value(T, V);
      uint32_t Name = prefix(Value.prefix(), First, Indent + BlockIndent);
      group(Name, span(V).Last, GroupKind::Fill);
      title(Value.title(), Indent + BlockIndent);
    }
    keepBlanks(Open, Firsts);
    if (List.Words[Close].NumComments != 0)
      L.Gaps[Close].HasSpace = true;
    L.Groups[G].MustBreak = MustBreak;
  }

  /// What stands before the body or the semicolon.
  void head(NodeId N, unsigned Indent) {
    switch (T.kind(N)) {
    case NodeKind::Import:
      return import(N, Indent);
    case NodeKind::KindDecl: {
      const node::KindDecl D(T, N);
      params(D.params(), Indent);
      kindUse(D.base(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::ControlDecl: {
      const node::ControlDecl D(T, N);
      kindUse(D.base(), Indent);
      parts(D.forKinds(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::RuleDecl:
    case NodeKind::MethodologyDecl:
    case NodeKind::SystemDecl:
    case NodeKind::BoundaryDecl:
    case NodeKind::ElementDecl:
    case NodeKind::DataDecl: {
      const node::Decl D(T, N);
      kindUse(D.kindUse(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::DeriveDecl: {
      const node::DeriveDecl D(T, N);
      kindUse(D.kindUse(), Indent);
      parts(D.from(), Indent);
      part(D.by(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::FlowDecl: {
      const node::FlowDecl D(T, N);
      part(D.kindUse(), Indent);
      kindUse(D.kindUse(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::Decision:
      return decision(N, Indent);
    case NodeKind::OverlayDecl:
      part(node::OverlayDecl(T, N).of(), Indent);
      return parts(node::OverlayDecl(T, N).bases(), Indent);
    case NodeKind::ViewDecl:
      part(node::ViewDecl(T, N).of(), Indent);
      return title(node::ViewDecl(T, N).title(), Indent);
    case NodeKind::ThreatDecl:
      parts(node::ThreatDecl(T, N).targets(), Indent);
      return title(node::ThreatDecl(T, N).title(), Indent);
    case NodeKind::TableDecl:
      items(node::TableDecl(T, N).match(), Indent);
      return title(node::TableDecl(T, N).title(), Indent);
    case NodeKind::VerificationDecl:
      params(node::VerificationDecl(T, N).params(), Indent);
      return title(node::VerificationDecl(T, N).title(), Indent);
    case NodeKind::PredicateDecl:
      params(node::PredicateDecl(T, N).params(), Indent);
      return assigned(node::PredicateDecl(T, N).expression(), Indent);
    default:
      return clause(N, Indent);
    }
  }

  void import(NodeId N, unsigned Indent) {
    const node::Import D(T, N);
    uint32_t Close = span(N).Last - 1;
    if (D.alias())
      Close = span(D.alias()).First - 2;
    if (isMark(Close, "}"))
      brackets(match(Close), D.items(), Indent, false);
  }

  void decision(NodeId N, unsigned Indent) {
    const node::Decision D(T, N);
    ruleId(D.what());
    part(D.target(), Indent);
    part(D.kind(), Indent);
    part(D.to(), Indent);
    parts(D.by(), Indent);
    title(D.title(), Indent);
  }

  /// Members and clauses, which have no body.
  void clause(NodeId N, unsigned Indent) {
    const unsigned Further = Indent + ContinuationIndent;
    switch (T.kind(N)) {
    case NodeKind::AttrDecl: {
      const node::AttrDecl D(T, N);
      const node::Type Type(T, D.type());
      for (NodeId Bound : {Type.least(), Type.most()})
        if (Bound)
          expr(Bound, Indent, Further);
      assigned(D.defaultValue(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::Port: {
      const node::Port D(T, N);
      kindUse(D.kindUse(), Indent);
      assigned(D.value(), Indent);
      return title(D.title(), Indent);
    }
    case NodeKind::Assign:
      return assigned(node::Assign(T, N).value(), Indent);
    case NodeKind::Let:
      return assigned(node::Let(T, N).value(), Indent);
    case NodeKind::Witness:
      return assigned(node::Witness(T, N).path(), Indent);
    case NodeKind::Column:
      return assigned(node::Column(T, N).expression(), Indent);
    case NodeKind::Require:
      expr(node::Require(T, N).condition(), Indent, Further);
      return title(node::Require(T, N).message(), Indent);
    case NodeKind::Where:
      return expr(node::Where(T, N).condition(), Indent, Further);
    case NodeKind::By:
      return expr(node::By(T, N).positions(), Indent, Further);
    case NodeKind::Unless:
      expr(node::Unless(T, N).condition(), Indent, Further);
      return parts(node::Unless(T, N).controls(), Indent);
    case NodeKind::Question:
      expr(node::Question(T, N).expression(), Indent, Further);
      return title(node::Question(T, N).text(), Indent);
    case NodeKind::ViewClause: {
      const node::ViewClause D(T, N);
      expr(D.expression(), Indent, Further);
      part(D.where(), Indent);
      if (D.where())
        expr(D.where(), Further, Further + ContinuationIndent);
      return;
    }
    case NodeKind::Show: {
      const node::Show D(T, N);
      title(D.title(), Indent);
      parts(D.subjects(), Indent);
      return part(D.by(), Indent);
    }
    case NodeKind::Match:
    case NodeKind::Verify:
    case NodeKind::Provides:
      return items(N, Indent);
    default:
      return;
    }
  }

  /// `verify a, b`
  void items(NodeId N, unsigned Indent) {
    const unsigned Further = Indent + ContinuationIndent;
    for (auto [I, Item] : llvm::enumerate(T.children(N))) {
      unsigned Line = I == 0 ? Indent : Further;
      if (I != 0)
        soft(whole(Item).First, Further);
      if (T.is(N, NodeKind::Verify))
        expr(Item, Line, Line + ContinuationIndent);
      else if (T.is(Item, NodeKind::ProvideItem))
        if (NodeId Value = node::ProvideItem(T, Item).value())
          value(Value, Line);
    }
  }

  //===--------------------------------------------------------------------===//
  // Expressions
  //===--------------------------------------------------------------------===//

  void value(NodeId N, unsigned Line) {
    expr(N, Line, Line + ContinuationIndent);
  }

  /// A value behind `=`.
  void assigned(NodeId N, unsigned Indent) {
    if (!N)
      return;
    const unsigned Further = Indent + ContinuationIndent;
    Span S = whole(N);
    NodeKind K = T.kind(N);
    // A list breaks inside; a text has no place to break, and `fix = "…"` is
    // found by its beginning.
    if (K == NodeKind::SetLit || K == NodeKind::StringLit ||
        K == NodeKind::Template || hasLines(S))
      return value(N, Indent);
    bool Chains = K == NodeKind::IfExpr || K == NodeKind::Binary ||
                  K == NodeKind::Quantifier || K == NodeKind::PathExpr ||
                  K == NodeKind::Unary;
    llvm::SmallVector<NodeId, 4> Calls;
    if (K == NodeKind::Call || K == NodeKind::MemberRef) {
      callChain(N, Calls);
      Chains = Calls.size() > 1;
    }
    group(S.First - 1, S.Last,
          Chains ? GroupKind::Together : GroupKind::IfItHelps);
    soft(S.First, Further);
    expr(N, Chains ? Further : Indent,
         Further + (Calls.size() > 1 ? ContinuationIndent : 0));
  }

  /// Lays out an expression that begins on a line indented by \p Line, and
  /// goes on on lines indented by \p Further.
  void expr(NodeId N, unsigned Line, unsigned Further) {
    const Span S = span(N);
    const unsigned Deeper = Further + ContinuationIndent;
    indentWithin(S.First + 1, S.Last, Further);
    switch (T.kind(N)) {
    case NodeKind::MemberRef:
    case NodeKind::Call:
      return calls(N, Line, Further);
    case NodeKind::SetLit:
      brackets(S.First, node::SetLit(T, N).elements(), Line, false);
      for (NodeId C : node::SetLit(T, N).elements())
        value(C, Line + BlockIndent);
      return;
    case NodeKind::Unary:
      if (T.op(N) == Op::Negate)
        L.Gaps[S.First + 1].HasSpace = false;
      return expr(node::Unary(T, N).operand(), Line, Further);
    case NodeKind::Lambda:
      group(S.First, S.Last, GroupKind::Together);
      return ownLine(node::Lambda(T, N).body(), Further);
    case NodeKind::Quantifier:
      group(S.First, S.Last, GroupKind::Together);
      expr(node::Quantifier(T, N).set(), Line, Deeper);
      return ownLine(node::Quantifier(T, N).condition(), Further);
    case NodeKind::IfExpr:
      return conditional(N, Further);
    case NodeKind::PathExpr: {
      const node::PathExpr Path(T, N);
      group(S.First, S.Last, GroupKind::Together);
      expr(Path.from(), Line, Further);
      expr(Path.to(), Line, Further);
      for (NodeId C : Path.clauses()) {
        soft(span(C).First, Further);
        expr(node::PathClause(T, C).expression(), Further, Deeper);
      }
      return;
    }
    case NodeKind::Binary:
      return chain(N, Line, Further);
    default:
      return; // one word
    }
  }

  /// A condition that goes to a line of its own.
  void ownLine(NodeId Condition, unsigned Further) {
    soft(whole(Condition).First, Further);
    expr(Condition, Further, Further);
  }

  /// `a.b(c).d.e(f)`: if there are several calls, a line begins at each but the
  /// first.
  void calls(NodeId N, unsigned Line, unsigned Further) {
    llvm::SmallVector<NodeId, 4> Calls; // from the right
    NodeId Base = callChain(N, Calls);
    expr(Base, Line, Further);
    if (Calls.size() > 1)
      group(span(N).First, span(N).Last, GroupKind::Together);
    for (NodeId C : llvm::reverse(Calls)) {
      const node::Call Call(T, C);
      bool Begins = C != Calls.back();
      if (Begins)
        soft(span(node::MemberRef(T, Call.callee()).ident()).First - 1,
             Further);
      arguments(span(C), Call.arguments(), Begins ? Further : Line);
    }
  }
  /// Collects the calls of members in \p N; returns what they are members of.
  NodeId callChain(NodeId N, llvm::SmallVectorImpl<NodeId> &Calls) const {
    NodeId Base = N;
    do {
      if (T.is(Base, NodeKind::Call)) {
        Calls.push_back(Base);
        Base = node::Call(T, Base).callee();
        if (T.is(Base, NodeKind::NameRef))
          break;
      }
      Base = node::MemberRef(T, Base).base();
    } while ((T.is(Base, NodeKind::Call) || T.is(Base, NodeKind::MemberRef)) &&
             !hasParentheses(Base));
    return Base;
  }

  /// `if a then b else if c then d else e`: a line begins at each `else`.
  void conditional(NodeId N, unsigned Further) {
    const unsigned Deeper = Further + ContinuationIndent;
    group(span(N).First, span(N).Last, GroupKind::Together);
    while (true) {
      const node::IfExpr If(T, N);
      NodeId Condition = If.condition();
      NodeId Then = If.then();
      NodeId Else = If.otherwise();
      group(whole(Condition).First - 1, whole(Then).Last, GroupKind::Together);
      expr(Condition, Further, Deeper);
      soft(whole(Then).First - 1, Deeper);
      expr(Then, Deeper, Deeper + ContinuationIndent);
      soft(whole(Else).First - 1, Further);
      if (!T.is(Else, NodeKind::IfExpr) || hasParentheses(Else))
        return expr(Else, Further, Deeper);
      N = Else;
    }
  }

  /// `a and b and c`: a line begins at each `and`.
  void chain(NodeId N, unsigned Line, unsigned Further) {
    Op O = T.op(N);
    bool Compares = O >= Op::Eq && O <= Op::Matches;
    llvm::SmallVector<NodeId, 8> Operands; // from the right
    NodeId Left = N;
    do {
      Operands.push_back(node::Binary(T, Left).right());
      Left = node::Binary(T, Left).left();
    } while (!Compares && T.is(Left, NodeKind::Binary) && T.op(Left) == O &&
             !hasParentheses(Left));
    expr(Left, Line, Further + ContinuationIndent);
    // What is compared with a list or call breaks inside that.
    bool Breaks = !Compares || !isMark(whole(Operands[0]).Last, "]");
    if (Breaks)
      group(span(N).First, span(N).Last, GroupKind::Together);
    for (NodeId C : llvm::reverse(Operands)) {
      uint32_t First =
          whole(C).First - (O == Op::NotIn || O == Op::IsNot ? 2 : 1);
      if (Breaks)
        soft(First, Further);
      expr(C, Breaks ? Further : Line, Further + ContinuationIndent);
    }
  }

  //===--------------------------------------------------------------------===//
  // Putting it together
  //===--------------------------------------------------------------------===//

  void finish() {
    // Outer groups first. Those of the same words stay in the order in which
    // they were made, which is from the outside too.
    llvm::stable_sort(L.Groups, [](const Group &A, const Group &B) {
      return A.First != B.First ? A.First < B.First : A.Last > B.Last;
    });
    constexpr uint32_t None = ~0u;
    L.Owner.assign(L.Gaps.size(), None);
    std::vector<uint32_t> Open;
    uint32_t Next = 0;
    for (uint32_t I = 0; I < L.Gaps.size(); ++I) {
      while (!Open.empty() && L.Groups[Open.back()].Last < I)
        Open.pop_back();
      L.Owner[I] = Open.empty() ? None : Open.back();
      for (; Next < L.Groups.size() && L.Groups[Next].First == I; ++Next) {
        L.Groups[Next].Parent = Open.empty() ? None : Open.back();
        Open.push_back(Next);
      }
    }
    // A break inside a group breaks it.
    for (uint32_t I = 0; I < L.Gaps.size(); ++I) {
      Gap &G = L.Gaps[I];
      if (llvm::any_of(List.comments(I), [&](const Comment &C) {
            return C.IsLine || standsAlone(C, G);
          }))
        G.Kind = GapKind::Hard;
      if (G.Kind == GapKind::Hard && L.Owner[I] != None)
        L.Groups[L.Owner[I]].MustBreak = true;
    }
    for (uint32_t I = static_cast<uint32_t>(L.Groups.size()); I-- > 0;)
      if (L.Groups[I].MustBreak && L.Groups[I].Parent != None)
        L.Groups[L.Groups[I].Parent].MustBreak = true;
    for (uint32_t I = 0; I < L.Gaps.size(); ++I)
      if (L.Gaps[I].Kind == GapKind::Soft && L.Owner[I] != None &&
          L.Groups[L.Owner[I]].MustBreak &&
          L.Groups[L.Owner[I]].Kind == GroupKind::Together)
        L.Gaps[I].Kind = GapKind::Hard;
  }

  WordList &List;
  const Tree &T;
  Layout L;
  std::vector<Span> Spans;
  std::vector<bool> IsCall;
};
} // namespace

Layout format::layOut(WordList &List, const Tree &Tree) {
  return Planner(List, Tree).run();
}
