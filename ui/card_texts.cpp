// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/card_texts.h"

#include "core/flow/base_distribution.h"
#include "core/layers/registry.h"
#include "ui/text.h"

#include <QCoreApplication>

#include <cmath>

namespace pushforward {

QString layerTitle(const Layer& layer) {
    return text_of(find_kind(layer_kinds(), layer.spec.kind, "layer").title);
}

QString layerLine(const Layer& layer) {
    QString line = text_of(find_kind(layer_kinds(), layer.spec.kind, "layer").group).toLower();
    const auto moves = layer.spec.values.find("moves");
    if (moves != layer.spec.values.end()) {
        const auto* const which = std::get_if<std::string>(&moves->second);
        if (which && *which == "first") line += QStringLiteral(", x₁");
        if (which && *which == "second") line += QStringLiteral(", x₂");
    }
    return line;
}

QString baseTitle(const Spec& base) {
    return text_of(find_kind(base_kinds(), base.kind, "base distribution").title);
}

QString signedNumber(double value) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    const QString digits = QString::number(std::abs(value), 'f', 2);
    if (digits == QLatin1String("0.00")) return digits;
    return (value < 0 ? QChar(0x2212) : QChar(u'+')) + digits;
}

} // namespace pushforward
