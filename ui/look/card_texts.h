// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/spec/kind.h"
#include "core/train/experiment.h"

#include <QString>

namespace pushforward {

// The words on cards and in the inspector.

QString layerTitle(const Layer& layer); ///< "Affine coupling"
QString layerLine(const Layer& layer);  ///< "coupling, x₂"
QString baseTitle(const Spec& base);    ///< "Gaussian"

/// Which directions of a layer are closed forms, and how the other one is computed.
QString closedFormText(ClosedForm closed);
ClosedForm closedForm(const Spec& layer);

/// True if the layer consists of other layers that can replace it.
bool canBeOpened(const Spec& layer);

/// True if the formula is applied in the opposite direction to its paper.
bool isTurned(const KindInfo& kind, const Spec& layer);

/// The kind's formula. If the layer is turned round, x and z are exchanged, because the map then
/// goes the other way.
QString statedFormula(const KindInfo& kind, const Spec& layer);

/// "+0.21", with a true minus sign.
QString signedNumber(double value);

} // namespace pushforward
