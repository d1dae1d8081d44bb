// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/card_texts.h"

#include "core/flow/base_distribution.h"
#include "core/layers/switches.h"
#include "ui/draw/text.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace pushforward {

QString layerTitle(const Layer& layer) {
    return text_of(find_kind(layer_kinds(), layer.spec.kind, "layer").title);
}

QString layerLine(const Layer& layer) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Card", text); };
    QString line =
        is_muted(layer.spec) ? tr("muted")
        : is_frozen(layer.spec)
            ? tr("frozen")
            : text_of(find_kind(layer_kinds(), layer.spec.kind, "layer").group).toLower();
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

QString closedFormText(ClosedForm closed) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Card", text); };
    switch (closed) {
    case ClosedForm::both:
        return tr("Closed form both ways.");
    case ClosedForm::base_to_data:
        return tr("Closed form base → data; the way back is found by iteration.");
    case ClosedForm::data_to_base:
        return tr("Closed form data → base; the way back is found by iteration.");
    case ClosedForm::neither:
        break;
    }
    return tr("No closed form: both ways are found by iteration.");
}

ClosedForm closedForm(const Spec& layer) {
    return make(layer_kinds(), layer, "layer")->closed_form();
}

bool canBeOpened(const Spec& layer) {
    return find_kind(layer_kinds(), layer.kind, "layer").parts != nullptr;
}

bool isTurned(const KindInfo& kind, const Spec& layer) {
    const auto field = std::ranges::find(kind.fields, std::string("direction"), &Field::key);
    const auto value = layer.values.find("direction");
    return field != kind.fields.end() && value != layer.values.end() &&
           value->second != initial_value(*field);
}

QString statedFormula(const KindInfo& kind, const Spec& layer) {
    QString formula = text_of(kind.formula);
    if (!isTurned(kind, layer)) return formula;
    // A letter by itself, or in a differential; not those of exp or max.
    static const QRegularExpression side(
        QStringLiteral("(?<![A-Za-z])(?<first>d?)(?<letter>[xz])(?![A-Za-z])"));
    QString turned;
    qsizetype from = 0;
    for (auto found = side.globalMatch(formula); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const qsizetype at = match.capturedStart(QStringLiteral("letter"));
        turned += formula.mid(from, at - from) + (formula[at] == u'x' ? u'z' : u'x');
        from = at + 1;
    }
    return turned + formula.mid(from);
}

QString signedNumber(double value) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    const double size = std::abs(value);
    const QString digits = size < 1e5 ? QString::number(size, 'f', 2) : short_number(size);
    if (digits == QLatin1String("0.00")) return digits;
    return (value < 0 ? QChar(0x2212) : QChar(u'+')) + digits;
}

} // namespace pushforward
