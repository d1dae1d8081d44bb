// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"

#include <QString>

namespace pushforward {

// The words on cards and in the inspector.

QString layerTitle(const Layer& layer); ///< "Affine coupling"
QString layerLine(const Layer& layer);  ///< "coupling, x₂"
QString baseTitle(const Spec& base);    ///< "Gaussian"

/// "+0.21", with a true minus sign.
QString signedNumber(double value);

} // namespace pushforward
