// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/program_builder.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// A function of the formula language.
struct FormulaFunction {
    std::string name;
    int fewest = 1, most = 1; ///< arguments
    ProgramBuilder::Id (*make)(ProgramBuilder& builder,
                               const std::vector<ProgramBuilder::Id>& arguments) = nullptr;
};

const std::vector<FormulaFunction>& formula_function_table();

/// x, y, r, theta, pi or e; nothing for other names.
std::optional<ProgramBuilder::Id> built_in_value(ProgramBuilder& builder, const std::string& name);

std::vector<std::string> built_in_names();

/// Words that cannot be used as names.
bool is_reserved(const std::string& name);

} // namespace pushforward
