//===- Arithmetic.cpp - Calculating with values ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::ir;

Value ir::arithmetic(ExprOp Op, const Value &L, const Value &R,
                     TypeBase Result) {
  if (L.isUnknown() || R.isUnknown())
    return Value::unknown();

  auto Fit = [](ValueTag Tag, __int128 N) {
    return N < INT64_MIN || N > INT64_MAX
               ? Value::unknown()
               : Value{Tag, 0, static_cast<int64_t>(N)};
  };
  auto Is = [&](ValueTag A, ValueTag B) { return L.Tag == A && R.Tag == B; };
  // Only a product can leave even 128 bits.
  auto Times = [](__int128 X, __int128 Y) {
    __int128 Product;
    return __builtin_mul_overflow(X, Y, &Product)
               ? static_cast<__int128>(-1) << 126
               : Product;
  };
  __int128 A = L.Payload, B = R.Payload;
  bool Decimal = (L.Tag == ValueTag::Decimal || R.Tag == ValueTag::Decimal ||
                  Result == TypeBase::Decimal);
  if (isNumber(L) && isNumber(R) && Decimal) {
    A = inMillionths(L);
    B = inMillionths(R);
  }
  ValueTag Number = Decimal ? ValueTag::Decimal : ValueTag::Int;
  bool Numbers = isNumber(L) && isNumber(R);

  switch (Op) {
  case ExprOp::Neg:
    if (Numbers || L.Tag == ValueTag::Duration)
      return Fit(L.Tag, -static_cast<__int128>(L.Payload));
    break;
  case ExprOp::Add:
    if (Numbers)
      return Fit(Number, A + B);
    if (Is(ValueTag::Duration, ValueTag::Duration))
      return Fit(ValueTag::Duration, A + B);
    if (Is(ValueTag::Date, ValueTag::Duration))
      return Fit(ValueTag::Date, A + B / SecondsPerDay);
    if (Is(ValueTag::Duration, ValueTag::Date))
      return Fit(ValueTag::Date, A / SecondsPerDay + B);
    break;
  case ExprOp::Sub:
    if (Numbers)
      return Fit(Number, A - B);
    if (Is(ValueTag::Duration, ValueTag::Duration))
      return Fit(ValueTag::Duration, A - B);
    if (Is(ValueTag::Date, ValueTag::Date))
      return Fit(ValueTag::Duration, (A - B) * SecondsPerDay);
    if (Is(ValueTag::Date, ValueTag::Duration))
      return Fit(ValueTag::Date, A - B / SecondsPerDay);
    break;
  case ExprOp::Mul:
    if (Numbers)
      return Fit(Number, Decimal ? Times(A, B) / Million : A * B);
    if (L.Tag == ValueTag::Duration && isNumber(R))
      return Fit(ValueTag::Duration, Times(A, inMillionths(R)) / Million);
    if (isNumber(L) && R.Tag == ValueTag::Duration)
      return Fit(ValueTag::Duration, Times(inMillionths(L), B) / Million);
    break;
  case ExprOp::Div:
    if (B == 0)
      break;
    if (Numbers)
      return Fit(Number, Decimal ? A * Million / B : A / B);
    if (Is(ValueTag::Duration, ValueTag::Duration))
      return Result == TypeBase::Decimal
                 ? Fit(ValueTag::Decimal, A * Million / B)
                 : Fit(ValueTag::Int, A / B);
    if (L.Tag == ValueTag::Duration && isNumber(R))
      return Fit(ValueTag::Duration, A * Million / inMillionths(R));
    break;
  case ExprOp::Mod:
    if (B == 0)
      break;
    if (Numbers)
      return Fit(Number, A % B);
    if (Is(ValueTag::Duration, ValueTag::Duration))
      return Fit(ValueTag::Duration, A % B);
    break;
  default:
    break;
  }
  return Value::unknown();
}

bool ir::isAllowed(const Program &P, const ValueRange &R, const Value &V) {
  if (V.isUnknown())
    return true;
  if (V.Tag == ValueTag::Set)
    return llvm::all_of(P.elements(V),
                        [&](const Value &M) { return isAllowed(P, R, M); });
  auto Below = [](const Value &A, const Value &B) {
    return isNumber(A) && isNumber(B) ? inMillionths(A) < inMillionths(B)
                                      : A.Payload < B.Payload;
  };
  return (R.Least.isUnknown() || !Below(V, R.Least)) &&
         (R.Most.isUnknown() || !Below(R.Most, V));
}

std::string ir::rangeText(const Program &P, const ValueRange &R) {
  if (R.Most.isUnknown())
    return valueText(P, R.Least) + " or more";
  if (R.Least.isUnknown())
    return "at most " + valueText(P, R.Most);
  return valueText(P, R.Least) + " to " + valueText(P, R.Most);
}

std::string ir::typeName(const Program &P, const Attr &A) {
  const ValueRange *R = P.allowed(A);
  if (!R)
    return typeName(P, A.Ty);
  std::string Text = typeName(P, A.Ty.element());
  if (R->Least == Value::integer(1) && R->Most == Value::integer(65535)) {
    Text = "port";
  } else {
    Text += "(";
    if (!R->Least.isUnknown())
      Text += valueText(P, R->Least) + " ";
    Text += "to";
    if (!R->Most.isUnknown())
      Text += " " + valueText(P, R->Most);
    Text += ")";
  }
  return A.Ty.IsSet ? "[" + Text + "]" : Text;
}
