// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kind_families.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pushforward {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// What each type of field has beside key, title, unit and help.
struct TypeFields {
    QJsonObject& object;

    void operator()(const RealField& type) const { number("real", type); }
    void operator()(const IntField& type) const { number("integer", type); }

    void operator()(const BoolField& type) const {
        object.insert(QStringLiteral("type"), QStringLiteral("boolean"));
        object.insert(QStringLiteral("initial"), type.initial);
    }

    void operator()(const ChoiceField& type) const {
        QJsonArray choices;
        for (const Choice& choice : type.choices)
            choices.append(QJsonObject{{QStringLiteral("key"), text(choice.key)},
                                       {QStringLiteral("title"), text(choice.title)}});
        object.insert(QStringLiteral("type"), QStringLiteral("choice"));
        object.insert(QStringLiteral("initial"), text(type.initial));
        object.insert(QStringLiteral("choices"), choices);
    }

    void operator()(const TextField& type) const {
        object.insert(QStringLiteral("type"), QStringLiteral("text"));
        object.insert(QStringLiteral("initial"), text(type.initial));
        object.insert(QStringLiteral("longest"), static_cast<qint64>(type.longest));
    }

    template <class Type>
    void number(const char* name, const Type& type) const {
        const auto value = [](auto x) {
            if constexpr (std::is_same_v<decltype(x), double>)
                return QJsonValue(x);
            else
                return QJsonValue(static_cast<qint64>(x));
        };
        object.insert(QStringLiteral("type"), QLatin1String(name));
        object.insert(QStringLiteral("initial"), value(type.initial));
        object.insert(QStringLiteral("minimum"), value(type.minimum));
        object.insert(QStringLiteral("maximum"), value(type.maximum));
        object.insert(QStringLiteral("logarithmic"), type.logarithmic);
    }
};

QJsonObject field_json(const Field& field) {
    QJsonObject object{{QStringLiteral("key"), text(field.key)},
                       {QStringLiteral("title"), text(field.title)},
                       {QStringLiteral("unit"), text(field.unit)},
                       {QStringLiteral("help"), text(field.help)}};
    std::visit(TypeFields{object}, field.type);
    return object;
}

QJsonObject kind_json(const ShownKind& kind) {
    QJsonArray fields;
    for (const Field& field : kind.fields) fields.append(field_json(field));
    QJsonObject object{{QStringLiteral("key"), text(kind.key)},
                       {QStringLiteral("title"), text(kind.title)},
                       {QStringLiteral("summary"), text(kind.summary)},
                       {QStringLiteral("formula"), text(kind.formula)},
                       {QStringLiteral("reference"), text(kind.reference)},
                       {QStringLiteral("group"), text(kind.group)},
                       {QStringLiteral("fields"), fields}};
    if (!kind.caution.empty()) object.insert(QStringLiteral("caution"), text(kind.caution));
    if (!kind.closed_form.empty())
        object.insert(QStringLiteral("closed_form"), text(kind.closed_form));
    return object;
}

} // namespace

std::string kinds_json(const std::vector<KindFamily>& families) {
    QJsonObject object;
    for (const KindFamily& family : families) {
        QJsonArray kinds;
        for (const ShownKind& kind : family.kinds) kinds.append(kind_json(kind));
        object.insert(text(family.key), kinds);
    }
    return QJsonDocument(object).toJson().toStdString();
}

} // namespace pushforward
