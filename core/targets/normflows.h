// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pushforward {

/// The reference for energies that are taken from the library normflows, with the same names.
inline std::string normflows_reference(const std::string& name) {
    return "Stimper et al. 2023, normflows: A PyTorch Package for Normalizing Flows (" + name + ")";
}

} // namespace pushforward
