// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// log(Φ(high) − Φ(low)) of the standard Gaussian, low < high; keeps its precision far in the
/// tails.
double log_gaussian_interval(double low, double high);

} // namespace pushforward
