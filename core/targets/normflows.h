// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pushforward {

/// The source of the energies that are those of a library with the same name there.
inline std::string normflows_reference(const std::string& name) {
    return "Stimper et al. 2023, normflows: A PyTorch Package for Normalizing Flows (" + name + ")";
}

} // namespace pushforward
