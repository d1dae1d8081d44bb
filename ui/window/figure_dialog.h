// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/figure.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace pushforward {

/// Asks which figure to save, in which format, size on paper and resolution. Shows the resulting
/// size in pixels.
class FigureDialog : public QDialog {
    Q_OBJECT
public:
    explicit FigureDialog(QWidget* parent = nullptr);

    std::string kind() const; ///< the key of one of figure_kinds()
    FigureSize size() const;
    bool inTheme() const;   ///< the window's colours instead of the paper's
    QString suffix() const; ///< the key of the format

private:
    void showPixels();

    QComboBox *kind_, *format_, *colours_;
    QDoubleSpinBox *width_, *height_;
    QSpinBox* dpi_;
    QLabel* pixels_;
};

} // namespace pushforward
