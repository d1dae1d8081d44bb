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

/// Which of a layer's directions are closed forms, and how the other is found.
QString closedFormText(ClosedForm closed);
ClosedForm closedForm(const Spec& layer);

/// True when it consists of other layers, which can take its place.
bool canBeOpened(const Spec& layer);

/// True when the formula goes the other way than its paper has it.
bool isTurned(const KindInfo& kind, const Spec& layer);

/// The kind's formula; turned round, x and z change places in it, because the map that it states
/// then goes the other way.
QString statedFormula(const KindInfo& kind, const Spec& layer);

/// "+0.21", with a true minus sign.
QString signedNumber(double value);

} // namespace pushforward
