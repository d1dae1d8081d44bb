// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <QObject>

#include <map>

namespace pushforward {

/// How the drawings of the stage are set: the fields of each kind, kept among the settings by its
/// key.
class DrawingOptions : public QObject {
    Q_OBJECT
public:
    explicit DrawingOptions(QObject* parent);

    const Spec& of(const std::string& drawing) const { return specs_.at(drawing); }

    /// Throws Error, and changes nothing, where the field cannot have this value.
    void set(const std::string& drawing, const std::string& field, const Value& value);

Q_SIGNALS:
    void changed(const pushforward::Spec& spec);

private:
    std::map<std::string, Spec> specs_; ///< validated, by kind
};

} // namespace pushforward
