// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/layer_sections.h"

#include <QWidget>

#include <memory>

namespace pushforward {

/// Curves of a layer along one coordinate, with the probe's place on them.
class SectionPlot : public QWidget {
    Q_OBJECT
public:
    /// `coordinate` is the one that varies: 0 or 1.
    SectionPlot(std::size_t coordinate, QWidget* parent);

    void setSections(std::shared_ptr<const LayerSections> sections); ///< null: none

    QSize sizeHint() const override { return {220, 96}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t coordinate_;
    std::shared_ptr<const LayerSections> sections_;
};

} // namespace pushforward
