// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/drawing_options.h"

#include "core/math/error.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"

#include <QSettings>

namespace pushforward {

namespace {

QString key_of(const std::string& drawing) {
    return QStringLiteral("drawings/") + text_of(drawing);
}

Spec remembered(const DrawingKind& kind) {
    const std::string text = QSettings().value(key_of(kind.key)).toString().toStdString();
    try {
        if (!text.empty()) return validate(kind, parse_spec(text));
    } catch (const Error&) {
        // Of a program with other fields.
    }
    return initial_spec(kind);
}

} // namespace

DrawingOptions::DrawingOptions(QObject* parent) : QObject(parent) {
    for (const DrawingKind& kind : drawing_kinds()) specs_.emplace(kind.key, remembered(kind));
}

void DrawingOptions::set(const std::string& drawing, const std::string& field, const Value& value) {
    Spec wanted = of(drawing);
    wanted.values[field] = value;
    const Spec spec = validate(find_drawing(drawing), wanted, "drawing");
    specs_.at(drawing) = spec;
    QSettings().setValue(key_of(drawing), text_of(to_text(spec)));
    Q_EMIT changed(spec);
}

} // namespace pushforward
