//===- Tree.cpp - The syntax of one file, as tables -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "AST/Tree.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ast;
using llvm::StringRef;

namespace {
struct KindInfo {
  StringRef Name;
  unsigned Fixed;
  StringRef Children;
};
} // namespace

static constexpr KindInfo Kinds[] = {
#define NODE(KIND, FIXED, CHILDREN) {#KIND, FIXED, CHILDREN},
#include "AST/Nodes.def"
};

StringRef ast::name(NodeKind K) { return Kinds[static_cast<size_t>(K)].Name; }

unsigned ast::fixedSlots(NodeKind K) {
  return Kinds[static_cast<size_t>(K)].Fixed;
}

StringRef ast::childrenDoc(NodeKind K) {
  return Kinds[static_cast<size_t>(K)].Children;
}

StringRef ast::spelling(Op O) {
  switch (O) {
  case Op::Not:
    return "not";
  case Op::Negate:
    return "-";
  case Op::Known:
    return "known";
  case Op::Implies:
    return "implies";
  case Op::Or:
    return "or";
  case Op::And:
    return "and";
  case Op::Eq:
    return "==";
  case Op::Ne:
    return "!=";
  case Op::Lt:
    return "<";
  case Op::Le:
    return "<=";
  case Op::Gt:
    return ">";
  case Op::Ge:
    return ">=";
  case Op::In:
    return "in";
  case Op::NotIn:
    return "not in";
  case Op::Is:
    return "is";
  case Op::IsNot:
    return "is not";
  case Op::Matches:
    return "matches";
  case Op::Union:
    return "|";
  case Op::Intersect:
    return "&";
  case Op::Add:
    return "+";
  case Op::Sub:
    return "-";
  case Op::Mul:
    return "*";
  case Op::Div:
    return "/";
  case Op::Mod:
    return "%";
  case Op::Any:
    return "any";
  case Op::All:
    return "all";
  case Op::NoneOf:
    return "none";
  case Op::Count:
    return "count";
  case Op::Each:
    return "each";
  case Op::Path:
    return "path";
  case Op::ExistsPath:
    return "exists path";
  case Op::NoPath:
    return "no path";
  case Op::EveryPath:
    return "every path";
  case Op::Carrying:
    return "carrying";
  case Op::Avoiding:
    return "avoiding";
  case Op::Passes:
    return "passes";
  case Op::AnyHop:
    return "with any hop";
  case Op::AllHop:
    return "with all hop";
  case Op::NoHop:
    return "with no hop";
  }
  return "";
}

StringRef ast::spelling(DecisionVerb V) {
  static constexpr StringRef Words[] = {"assume",  "accept",   "mitigate",
                                        "dismiss", "transfer", "override"};
  return Words[static_cast<size_t>(V)];
}

StringRef ast::spelling(KindClass C) {
  static constexpr StringRef Words[] = {"component", "channel", "zone",
                                        "abstract data"};
  return Words[static_cast<size_t>(C)];
}

StringRef ast::describe(NodeKind K) {
  switch (K) {
  case NodeKind::File:
    return "a file";
  case NodeKind::Package:
    return "a package declaration";
  case NodeKind::Import:
    return "an import";
  case NodeKind::ImportItem:
    return "an imported name";
  case NodeKind::QualName:
  case NodeKind::Ident:
  case NodeKind::NameRef:
    return "a name";
  case NodeKind::Prefix:
    return "what stands before a declaration";
  case NodeKind::Doc:
    return "a documentation comment";
  case NodeKind::Annotation:
    return "an annotation";
  case NodeKind::Argument:
    return "an argument";
  case NodeKind::Type:
    return "a type";
  case NodeKind::KindUse:
    return "a kind";
  case NodeKind::Params:
    return "a list of parameters";
  case NodeKind::Param:
    return "a parameter";
  case NodeKind::Body:
    return "a body";
  case NodeKind::EnumDecl:
    return "an enum";
  case NodeKind::EnumValue:
    return "a value of an enum";
  case NodeKind::KindDecl:
    return "a kind declaration";
  case NodeKind::ControlDecl:
    return "a control";
  case NodeKind::AttrDecl:
    return "an attribute declaration";
  case NodeKind::Assign:
    return "an assignment";
  case NodeKind::Let:
    return "a `let`";
  case NodeKind::Provides:
    return "a `provides` clause";
  case NodeKind::ProvideItem:
    return "a provided attribute";
  case NodeKind::Require:
    return "a `require` clause";
  case NodeKind::Port:
    return "a port";
  case NodeKind::SystemDecl:
    return "a system";
  case NodeKind::BoundaryDecl:
    return "a boundary";
  case NodeKind::ElementDecl:
    return "an element";
  case NodeKind::DataDecl:
    return "a data declaration";
  case NodeKind::DeriveDecl:
    return "a `derive` declaration";
  case NodeKind::FlowDecl:
    return "a flow";
  case NodeKind::Decision:
    return "a decision";
  case NodeKind::ExtendDecl:
    return "an `extend` declaration";
  case NodeKind::OverlayDecl:
    return "an overlay";
  case NodeKind::DefaultDecl:
    return "a `default`";
  case NodeKind::ViewDecl:
    return "a view";
  case NodeKind::ViewClause:
    return "an `include` or `exclude` clause";
  case NodeKind::MethodologyDecl:
    return "a methodology";
  case NodeKind::SectionDecl:
    return "a section";
  case NodeKind::TableDecl:
    return "a table";
  case NodeKind::Column:
    return "a column";
  case NodeKind::DiagramDecl:
    return "a diagram";
  case NodeKind::Show:
    return "a `show` clause";
  case NodeKind::RuleDecl:
    return "a rule";
  case NodeKind::ThreatDecl:
    return "a threat";
  case NodeKind::Match:
    return "a `match` clause";
  case NodeKind::Binder:
    return "a variable of a `match` clause";
  case NodeKind::Where:
    return "a `where` clause";
  case NodeKind::Unless:
    return "an `unless` clause";
  case NodeKind::By:
    return "a `by` clause";
  case NodeKind::Witness:
    return "a `witness` clause";
  case NodeKind::Question:
    return "a `question` clause";
  case NodeKind::Verify:
    return "a `verify` clause";
  case NodeKind::PredicateDecl:
    return "a predicate";
  case NodeKind::VerificationDecl:
    return "a verification";
  case NodeKind::TemplateMember:
    return "a template";
  case NodeKind::BoolLit:
    return "a truth value";
  case NodeKind::UnknownLit:
    return "`unknown`";
  case NodeKind::IntLit:
  case NodeKind::DecimalLit:
    return "a number";
  case NodeKind::QuantityLit:
    return "a quantity";
  case NodeKind::DateLit:
    return "a date";
  case NodeKind::StringLit:
  case NodeKind::Template:
    return "a text";
  case NodeKind::MemberRef:
    return "a member";
  case NodeKind::Call:
    return "a call";
  case NodeKind::Lambda:
    return "a function `x => …`";
  case NodeKind::SetLit:
    return "a set";
  case NodeKind::Unary:
  case NodeKind::Binary:
    return "an expression";
  case NodeKind::IfExpr:
    return "an `if` expression";
  case NodeKind::Quantifier:
    return "a quantifier";
  case NodeKind::PathExpr:
    return "a path";
  case NodeKind::PathClause:
    return "a clause of a path";
  case NodeKind::NumKinds:
    break;
  }
  return "";
}

bool ast::payloadIsName(NodeKind K) {
  switch (K) {
  case NodeKind::Ident:
  case NodeKind::Doc:
  case NodeKind::IntLit:
  case NodeKind::DecimalLit:
  case NodeKind::QuantityLit:
  case NodeKind::DateLit:
  case NodeKind::StringLit:
    return true;
  default:
    return false;
  }
}

NodeId Tree::add(Node Row, llvm::ArrayRef<NodeId> Slots) {
  assert(Slots.size() >= fixedSlots(Row.Kind) && "a fixed slot is missing");
  Row.FirstChild = static_cast<uint32_t>(Children.size());
  Row.NumChildren = static_cast<uint32_t>(Slots.size());
  unsigned Depth = 0;
  for (NodeId C : Slots) {
    if (!C)
      continue;
    const Node &Child = Nodes[C.index()];
    Depth = std::max<unsigned>(Depth, Child.Depth);
    Row.Begin = std::min(Row.Begin, Child.Begin);
    Row.End = std::max(Row.End, Child.End);
  }
  // A tree deeper than MaxTreeDepth is refused by the parser; the bound here
  // only keeps the field from wrapping on its way to that error.
  Row.Depth = static_cast<uint16_t>(std::min(Depth + 1, 0xFFFFu));
  Children.insert(Children.end(), Slots.begin(), Slots.end());
  Nodes.push_back(Row);
  return NodeId(static_cast<uint32_t>(Nodes.size() - 1));
}

void Tree::setChild(NodeId N, unsigned Slot, NodeId Child) {
  Node &Row = Nodes[N.index()];
  assert(Slot < Row.NumChildren && "no such slot");
  assert((!Child || Child < N) && "a child has a smaller id than its parent");
  Children[Row.FirstChild + Slot] = Child;
  if (!Child)
    return;
  const Node &C = Nodes[Child.index()];
  Row.Depth = static_cast<uint16_t>(
      std::max<unsigned>(Row.Depth, std::min(C.Depth + 1u, 0xFFFFu)));
  Row.Begin = std::min(Row.Begin, C.Begin);
  Row.End = std::max(Row.End, C.End);
}

//===----------------------------------------------------------------------===//
// Dump
//===----------------------------------------------------------------------===//

/// The role that \p Slot plays in a node of kind \p K, read from Nodes.def: the
/// word before the slot's kind (`source qualname`), or the slot's word where it
/// is not a kind (`default?`). Empty where the kind says it all.
static StringRef roleOf(NodeKind K, unsigned Slot, NodeKind Child) {
  StringRef Doc = childrenDoc(K);
  StringRef Item;
  for (unsigned I = 0;; ++I) {
    std::tie(Item, Doc) = Doc.split(", ");
    if (I == Slot || Doc.empty())
      break;
  }
  Item = Item.take_until([](char C) { return C == '?' || C == '('; }).rtrim();
  Item.consume_back("...");
  size_t Cut = Item.find_first_of(" -");
  if (Cut != StringRef::npos)
    return Item.take_front(Cut);
  return Item.equals_insensitive(name(Child)) || Slot >= fixedSlots(K)
             ? StringRef()
             : Item;
}

static void writeQuoted(llvm::raw_ostream &OS, StringRef Text) {
  OS << '"';
  for (char C : Text) {
    switch (C) {
    case '"':
    case '\\':
      OS << '\\' << C;
      break;
    case '\n':
      OS << "\\n";
      break;
    case '\t':
      OS << "\\t";
      break;
    default:
      if (static_cast<unsigned char>(C) < 0x20 || C == 0x7F)
        OS << "\\u{" << llvm::utohexstr(static_cast<unsigned char>(C)) << '}';
      else
        OS << C;
    }
  }
  OS << '"';
}

static void writeFlags(llvm::raw_ostream &OS, const Node &N) {
  auto Flag = [&](NodeFlag F, StringRef Word) {
    if (N.Flags & F)
      OS << ' ' << Word;
  };
  switch (N.Kind) {
  case NodeKind::Import:
    Flag(Private, "Private");
    Flag(Star, "Star");
    break;
  case NodeKind::QualName:
    Flag(Star, "Star");
    Flag(DoubleStar, "DoubleStar");
    break;
  case NodeKind::Ident:
    Flag(Quoted, "Quoted");
    break;
  case NodeKind::Type:
    Flag(Optional, "Optional");
    Flag(Set, "Set");
    break;
  case NodeKind::KindUse:
    Flag(HasArgs, "HasArgs");
    break;
  case NodeKind::EnumDecl:
    Flag(Private, "Private");
    Flag(Ordered, "Ordered");
    break;
  case NodeKind::Assign:
    Flag(Override, "Override");
    Flag(Append, "Append");
    break;
  case NodeKind::FlowDecl:
    Flag(TwoWay, "TwoWay");
    break;
  case NodeKind::ViewClause:
    Flag(Exclude, "Exclude");
    break;
  case NodeKind::PredicateDecl:
    Flag(Private, "Private");
    Flag(Function, "Function");
    break;
  case NodeKind::StringLit:
  case NodeKind::Template:
    Flag(TextBlock, "TextBlock");
    break;
  case NodeKind::KindDecl:
  case NodeKind::ControlDecl:
  case NodeKind::RuleDecl:
    Flag(Private, "Private");
    Flag(Abstract, "Abstract");
    break;
  default:
    Flag(Private, "Private");
    break;
  }
}

static void writePayload(llvm::raw_ostream &OS, const Node &N,
                         const Interner &Names) {
  switch (N.Kind) {
  case NodeKind::KindDecl:
    OS << ' ' << spelling(static_cast<KindClass>(N.Payload));
    break;
  case NodeKind::Decision:
    OS << ' ' << spelling(static_cast<DecisionVerb>(N.Payload));
    break;
  case NodeKind::BoolLit:
    OS << (N.Payload ? " true" : " false");
    break;
  case NodeKind::Unary:
  case NodeKind::Binary:
  case NodeKind::Quantifier:
  case NodeKind::PathExpr:
  case NodeKind::PathClause:
    OS << " `" << spelling(static_cast<Op>(N.Payload)) << '`';
    break;
  default:
    if (payloadIsName(N.Kind)) {
      OS << ' ';
      writeQuoted(OS, Names.text(Name(N.Payload)));
    }
    break;
  }
}

void ast::dump(const Tree &T, const Interner &Names,
               const SourceManager &Sources, llvm::raw_ostream &OS) {
  struct Item {
    NodeId Node;
    unsigned Indent;
    StringRef Role;
  };
  llvm::SmallVector<Item, 32> Stack;
  if (T.root())
    Stack.push_back({T.root(), 0, ""});
  while (!Stack.empty()) {
    Item I = Stack.pop_back_val();
    const Node &N = T[I.Node];
    OS.indent(I.Indent);
    if (!I.Role.empty())
      OS << I.Role << ": ";
    OS << name(N.Kind);
    writeFlags(OS, N);
    writePayload(OS, N, Names);
    Range R = T.range(I.Node, Sources);
    LineCol Begin = Sources.lineCol(R.Begin);
    LineCol End = Sources.lineCol(R.End);
    OS << ' ' << Begin.Line << ':' << Begin.Column << '-' << End.Line << ':'
       << End.Column << '\n';
    auto Slots = T.children(I.Node);
    for (size_t S = Slots.size(); S-- != 0;)
      if (Slots[S])
        Stack.push_back(
            {Slots[S], I.Indent + 2,
             roleOf(N.Kind, static_cast<unsigned>(S), T.kind(Slots[S]))});
  }
}
