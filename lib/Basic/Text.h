//===- Text.h - Characters that must not reach a reader as they are -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_TEXT_H
#define TMC_BASIC_TEXT_H

#include <cstdint>

namespace tmc {

/// Characters that change how the text around them is shown or read, and those
/// that are none (U+FFFE, which XML does not take either).
constexpr bool isHazardous(uint32_t C) {
  return C < 0x20 || (C >= 0x7F && C < 0xA0) || C == 0x061C ||
         (C >= 0x200B && C <= 0x200F && C != 0x200D) || C == 0x2028 ||
         C == 0x2029 || (C >= 0x202A && C <= 0x202E) ||
         (C >= 0x2060 && C <= 0x2064) || (C >= 0x2066 && C <= 0x206F) ||
         C == 0xFEFF || (C >= 0xFFF9 && C <= 0xFFFB) ||
         (C >= 0xE0000 && C <= 0xE007F) || (C >= 0xFDD0 && C <= 0xFDEF) ||
         (C & 0xFFFE) == 0xFFFE;
}

} // namespace tmc

#endif // TMC_BASIC_TEXT_H
