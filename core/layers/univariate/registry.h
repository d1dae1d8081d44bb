// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/univariate_map.h"
#include "core/spec/kind.h"

#include <map>

namespace pushforward {

/// What a layer is called and said to be; what is empty is put together from the words of the
/// structure and of the map.
struct LayerWords {
    std::string key = {}, title = {}, summary = {}, formula = {}, reference = {};
};

/// A one-dimensional map that every structure makes a layer of: a spline in a coupling is
/// `spline-coupling`. Its summary is what it is, without a verb: "A stretch and a shift."; its
/// formula is y = f(x).
struct UnivariateMapKind : Kind<UnivariateMap> {
    /// From which side its formula is applied initially, in a structure that takes either.
    Side formula_starts_from = Side::base;

    /// Of layers with words of their own, by the key of their structure.
    std::map<std::string, LayerWords> layer_words = {};
};

/// Every one-dimensional map. A new one is one file, and makes a layer of every structure.
std::span<const UnivariateMapKind> univariate_map_kinds();

} // namespace pushforward
