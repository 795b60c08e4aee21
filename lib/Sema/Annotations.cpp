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
};

constexpr unsigned bit(AnnotationPlace P) { return static_cast<unsigned>(P); }

// Places of the table, joined by `|`.
constexpr unsigned operator|(AnnotationPlace A, AnnotationPlace B) {
  return bit(A) | bit(B);
}
constexpr unsigned operator|(unsigned A, AnnotationPlace B) {
  return A | bit(B);
}
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

/// Whether \p Row may stand at \p Place; reports it if not.
static bool check(Context &C, ModuleId M, NodeId A, const Property &Row,
                  AnnotationPlace Place) {
  llvm::SmallVector<StringRef, 16> Here;
  StringRef Key = C.text(Row.Key);
  for (const AnnotationInfo &Info : annotations()) {
    if (Info.Places & bit(Place))
      Here.push_back(Info.Name);
    if (Info.Name != Key)
      continue;
    if (!(Info.Places & bit(Place))) {
      C.Diags.report(diag::AnnotationMisplaced, Row.Where)
          << Key << describe(Place) << describePlaces(Info);
      return false;
    }
    if (!fits(C.P, Info.Value, Row.V)) {
      C.Diags.report(diag::AnnotationValue, Row.Where)
          << Key << annotationForm(Info);
      return false;
    }
    return true;
  }
  C.reportUnknown("annotation", Key,
                  C.range(M, node::Annotation(C.tree(M), A).ident()), Here,
                  /*Closed=*/true);
  return false;
}

Slice sema::addAnnotations(Context &C, ModuleId M, NodeId Prefix,
                           AnnotationPlace Place) {
  Slice S{static_cast<uint32_t>(C.P.Properties.size()), 0};
  if (!Prefix)
    return S;
  const ast::Tree &T = C.tree(M);
  for (NodeId A : node::Prefix(T, Prefix).annotations()) {
    Property Row;
    Row.Key = T.nameOf(node::Annotation(T, A).ident());
    Row.Where = C.range(M, A);
    Row.V = Value::boolean(true);
    llvm::ArrayRef<NodeId> Args = node::Annotation(T, A).arguments();
    if (Args.size() > 1) {
      C.Diags.report(diag::BadAnnotation, Row.Where) << C.text(Row.Key);
      continue;
    }
    if (!Args.empty()) {
      NodeId V = node::Argument(T, Args[0]).expression();
      switch (T.kind(V)) {
      case NodeKind::StringLit:
        Row.V = Value::string(T.nameOf(V));
        break;
      case NodeKind::NameRef:
        Row.V = Value::string(T.nameOf(node::NameRef(T, V).ident()));
        break;
      case NodeKind::BoolLit:
        Row.V = Value::boolean(node::BoolLit(T, V).value());
        break;
      case NodeKind::IntLit: {
        int64_t I = 0;
        if (!C.text(T.nameOf(V)).getAsInteger(10, I)) {
          Row.V = Value::integer(I);
          break;
        }
        [[fallthrough]];
      }
      default:
        C.Diags.report(diag::BadAnnotation, Row.Where) << C.text(Row.Key);
        continue;
      }
    }
    if (!check(C, M, A, Row, Place))
      continue;
    C.P.Properties.push_back(Row);
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
