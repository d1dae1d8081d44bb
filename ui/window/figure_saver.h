// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/playhead.h"
#include "ui/session/run.h"

#include <QWidget>

namespace pushforward {

class StageView;
struct ChosenDrawing;
struct FigureKind;
struct FigureSize;

/// Saves a figure of what is shown: asks for kind and file, and evaluates the flow in the
/// background.
class FigureSaver : public QObject {
    Q_OBJECT
public:
    FigureSaver(Document& document, Run& run, Playhead& playhead, Background& background,
                StageView& stage, QWidget* window);

    void ask();

    /// Saves without asking. `kind` is the key of one of figure_kinds().
    void save(const std::string& kind, const QString& path, const FigureSize& size, bool in_theme);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& sentence);

private:
    /// The figure's own, and those that a person has switched on besides.
    std::vector<ChosenDrawing> drawingsOf(const FigureKind& kind) const;

    Document& document_;
    Run& run_;
    Playhead& playhead_;
    Background& background_;
    StageView& stage_;
    QWidget* window_;
};

} // namespace pushforward
