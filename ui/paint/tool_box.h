// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/paint_tool.h"

#include <QObject>

#include <map>

namespace pushforward {

/// The tools to paint with: which is taken up, the settings of each, and the symmetry that all of
/// them work in.
class ToolBox : public QObject {
    Q_OBJECT
public:
    explicit ToolBox(QObject* parent = nullptr);

    const PaintToolKind& kind() const { return *kind_; }
    const Spec& spec() const { return specs_.at(kind_->key); } ///< the tool's settings
    const PaintTool& tool() const { return *tool_; }

    void takeUp(const std::string& tool);
    void set(const std::string& key, const Value& value); ///< a field of the tool
    void scaleRadius(double factor);                      ///< within its range, where it has one

    /// Mirrors and turns, the same for all tools.
    static const std::vector<Field>& symmetryFields();
    const std::map<std::string, Value>& symmetry() const { return symmetry_; }
    void setSymmetry(const std::string& key, const Value& value);
    std::vector<PlaneMap> images(const Eigen::Array2d& centre) const; ///< the identity first

Q_SIGNALS:
    void changed();

private:
    void make();

    const PaintToolKind* kind_;
    std::map<std::string, Spec> specs_; ///< by the tools' keys
    std::map<std::string, Value> symmetry_;
    std::unique_ptr<const PaintTool> tool_;
};

} // namespace pushforward
