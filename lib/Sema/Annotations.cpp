//===- Annotations.cpp - `@name(value)` before a declaration --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Annotations.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {
constexpr std::pair<AnnotationPlace, StringRef> Places[] = {
    {AnnotationPlace::Enum, "an enum"},
    {AnnotationPlace::EnumValue, "a value of an enum"},
    {AnnotationPlace::Component, "a component"},
    {AnnotationPlace::Channel, "a channel"},
    {AnnotationPlace::Zone, "a zone"},
    {AnnotationPlace::Data, "a kind of data"},
    {AnnotationPlace::Control, "a control"},
    {AnnotationPlace::Verification, "a verification"},
    {AnnotationPlace::Function, "a function"},
    {AnnotationPlace::Attribute, "an attribute"},
};

constexpr unsigned bit(AnnotationPlace P) { return static_cast<unsigned>(P); }

// Places of the table, joined by `|`.
constexpr unsigned operator|(AnnotationPlace A, AnnotationPlace B) {
  return bit(A) | bit(B);
}
constexpr unsigned operator|(unsigned A, AnnotationPlace B) {
  return A | bit(B);
}
constexpr unsigned Anything = 1023; // all of AnnotationPlace
constexpr unsigned bits(AnnotationPlace P) { return bit(P); }
constexpr unsigned bits(unsigned Places) { return Places; }
} // namespace

llvm::ArrayRef<AnnotationInfo> sema::annotations() {
  using enum AnnotationPlace;
  static constexpr AnnotationInfo Rows[] = {
#define ANNOTATION(NAME, PLACES, VALUE, MEANING)                               \
  {NAME, bits(PLACES), VALUE, MEANING},
#include "Sema/Annotations.def"
  };
  return Rows;
}

std::string sema::describe(AnnotationPlace Place) {
  return llvm::find_if(Places,
                       [&](const auto &Row) { return Row.first == Place; })
      ->second.str();
}

std::string sema::describePlaces(const AnnotationInfo &A) {
  if (A.Places == Anything)
    return "whatever is declared";
  llvm::SmallVector<StringRef, 8> Names;
  for (const auto &[Place, Name] : Places)
    if (A.Places & bit(Place))
      Names.push_back(Name);
  std::string Out;
  for (size_t I = 0; I < Names.size(); ++I)
    Out += ((I == 0                  ? ""
             : I + 1 == Names.size() ? " or "
                                     : ", ") +
            Names[I])
               .str();
  return Out;
}

std::string sema::annotationForm(const AnnotationInfo &A) {
  StringRef Value = A.Value;
  bool Optional = Value.consume_back("?");
  std::string With = ("@" + A.Name + "(").str();
  if (Value == "text")
    With += "\"text\"";
  else if (Value == "texts")
    With += "\"text\", …";
  else if (Value == "word")
    With += "Word";
  else if (Value == "number")
    With += "1";
  else
    With += Value;
  With += ")";
  if (Value.empty())
    return "@" + A.Name.str();
  return Optional ? "@" + A.Name.str() + "` or `" + With : With;
}

static bool fits(const Program &P, StringRef Form, const Value &V) {
  bool Bare = V.Tag == ValueTag::Bool;
  if (Form.consume_back("?") && Bare)
    return V.isTrue();
  if (Form.empty())
    return Bare && V.isTrue();
  if (Form == "number")
    return V.Tag == ValueTag::Int;
  if (V.Tag != ValueTag::String)
    return false;
  llvm::SmallVector<StringRef, 8> Words;
  Form.split(Words, '|');
  return Form == "text" || Form == "word" ||
         llvm::is_contained(Words, P.text(V.name()));
}

/// The row of the annotation \p A, if it may stand at \p Place; reports it if
/// not.
static const AnnotationInfo *infoAt(Context &C, ModuleId M, NodeId A,
                                    AnnotationPlace Place) {
  llvm::SmallVector<StringRef, 16> Here;
  const NodeId Ident = node::Annotation(C.tree(M), A).ident();
  StringRef Key = C.text(C.tree(M).nameOf(Ident));
  for (const AnnotationInfo &Info : annotations()) {
    if (Info.Places & bit(Place))
      Here.push_back(Info.Name);
    if (Info.Name != Key)
      continue;
    if (Info.Places & bit(Place))
      return &Info;
    C.Diags.report(diag::AnnotationMisplaced, C.range(M, A))
        << Key << describe(Place) << describePlaces(Info);
    return nullptr;
  }
  C.reportUnknown("annotation", Key, C.range(M, Ident), Here, /*Closed=*/true);
  return nullptr;
}

void sema::checkNames(Context &C, ModuleId M, NodeId A) {
  const ast::Tree &T = C.tree(M);
  const node::Annotation Row(T, A);
  bool Ok = !Row.arguments().empty();
  for (NodeId Arg : Row.arguments()) {
    NodeId V = node::Argument(T, Arg).expression();
    Ok &= T.kind(V) == NodeKind::StringLit &&
          !plainName(C.text(T.nameOf(V))).empty();
  }
  if (!Ok)
    C.Diags.report(diag::BadNames, C.range(M, A))
        << C.text(T.nameOf(Row.ident()));
}

/// The value that the annotation \p A has; none after a report.
static std::optional<Value> valueOf(Context &C, ModuleId M, NodeId A) {
  const ast::Tree &T = C.tree(M);
  llvm::ArrayRef<NodeId> Args = node::Annotation(T, A).arguments();
  if (Args.empty())
    return Value::boolean(true);
  if (Args.size() == 1) {
    NodeId V = node::Argument(T, Args[0]).expression();
    int64_t I = 0;
    switch (T.kind(V)) {
    case NodeKind::StringLit:
      return Value::string(T.nameOf(V));
    case NodeKind::NameRef:
      return Value::string(T.nameOf(node::NameRef(T, V).ident()));
    case NodeKind::BoolLit:
      return Value::boolean(node::BoolLit(T, V).value());
    case NodeKind::IntLit:
      if (!C.text(T.nameOf(V)).getAsInteger(10, I))
        return Value::integer(I);
      break;
    default:
      break;
    }
  }
  C.Diags.report(diag::BadAnnotation, C.range(M, A))
      << C.text(T.nameOf(node::Annotation(T, A).ident()));
  return std::nullopt;
}

Slice sema::addAnnotations(Context &C, ModuleId M, NodeId Prefix,
                           AnnotationPlace Place) {
  Slice S{static_cast<uint32_t>(C.P.Properties.size()), 0};
  if (!Prefix)
    return S;
  const ast::Tree &T = C.tree(M);
  for (NodeId A : node::Prefix(T, Prefix).annotations()) {
    const AnnotationInfo *Info = infoAt(C, M, A, Place);
    if (!Info)
      continue;
    // Names are for who looks for the thing, not for who evaluates it.
    if (Info->Value == "texts") {
      checkNames(C, M, A);
      continue;
    }
    std::optional<Value> V = valueOf(C, M, A);
    if (!V)
      continue;
    if (!fits(C.P, Info->Value, *V)) {
      C.Diags.report(diag::AnnotationValue, C.range(M, A))
          << Info->Name << annotationForm(*Info);
      continue;
    }
    C.P.Properties.push_back(
        {T.nameOf(node::Annotation(T, A).ident()), *V, C.range(M, A)});
    ++S.Count;
  }
  return S;
}

const Property *sema::findAnnotation(const Program &P, Slice S, StringRef Key) {
  for (const Property &Row : S.of(P.Properties))
    if (P.text(Row.Key) == Key)
      return &Row;
  return nullptr;
}

void sema::rejectAnnotations(Context &C, ModuleId M, NodeId Prefix,
                             EntityClass Class) {
  if (!Prefix)
    return;
  const ast::Tree &T = C.tree(M);
  for (NodeId A : node::Prefix(T, Prefix).annotations())
    C.Diags.report(diag::AnnotationNotHere, C.range(M, A))
        << C.text(T.nameOf(node::Annotation(T, A).ident()))
        << withArticle(Class);
}
