//===- Lazy.h - A value that is made when it is first asked for -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_LAZY_H
#define TMC_BASIC_LAZY_H

#include <mutex>
#include <optional>

namespace tmc {

/// A value that is made once, by whichever thread asks first; others wait for
/// it. What makes it may ask for other lazy values, but not for this one.
template <typename T> class Lazy {
public:
  template <typename MakeFn> const T &get(MakeFn Make) const {
    std::call_once(Once, [&] { Value.emplace(Make()); });
    return *Value;
  }

private:
  mutable std::once_flag Once;
  mutable std::optional<T> Value;
};

} // namespace tmc

#endif // TMC_BASIC_LAZY_H
