// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/named_constant.h"

#include "core/spec/sentence.h"

namespace pushforward {

std::string with_constant(std::string text, const NamedConstant& constant, double value) {
    return text.replace(constant.place.position, constant.place.length, number_text(value));
}

} // namespace pushforward
