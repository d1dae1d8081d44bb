// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_saver.h"

#include "ui/draw/figures/registry.h"
#include "ui/draw/text.h"
#include "ui/look/card_texts.h"
#include "ui/stage/stage_view.h"
#include "ui/window/chosen_name.h"
#include "ui/window/figure_dialog.h"

#include <QFileDialog>
#include <QSettings>

#include <exception>

namespace pushforward {

FigureSaver::FigureSaver(Document& document, Run& run, Playhead& playhead, Background& background,
                         StageView& stage, QWidget* window)
    : QObject(window),
      document_(document),
      run_(run),
      playhead_(playhead),
      background_(background),
      stage_(stage),
      window_(window) {}

void FigureSaver::ask() {
    FigureDialog dialog(window_);
    if (dialog.exec() != QDialog::Accepted) return;
    QSettings settings;
    const QString key = QStringLiteral("folders/figures");
    QFileDialog file(window_, tr("Save Figure"), settings.value(key).toString());
    file.setAcceptMode(QFileDialog::AcceptSave);
    file.setDefaultSuffix(dialog.suffix());
    file.setNameFilter(QStringLiteral("%1 (*.%2)").arg(dialog.suffix().toUpper(), dialog.suffix()));
    file.selectFile(QStringLiteral("%1.%2").arg(text_of(dialog.kind()), dialog.suffix()));
    if (file.exec() != QDialog::Accepted) return;
    settings.setValue(key, file.directory().absolutePath());
    save(dialog.kind(), withEnding(file.selectedFiles().constFirst(), {dialog.suffix()}),
         dialog.size(), dialog.inTheme());
}

std::vector<ChosenDrawing> FigureSaver::drawingsOf(const FigureKind& kind) const {
    std::string list = kind.drawings;
    for (const DrawingKind& drawing : drawing_kinds())
        if (!drawing.is_on && stage_.drawings().isVisible(drawing.key) && can_show(kind, drawing))
            list += ", " + drawing.key;
    return drawings_of(kind, list);
}

void FigureSaver::save(const std::string& kind, const QString& path, const FigureSize& size,
                       bool in_theme) {
    if (!run_.snapshot() || !run_.data()) {
        Q_EMIT failed(tr("There is nothing to save yet: the data are still being opened."));
        return;
    }
    std::vector<QString> titles;
    int number = 0;
    for (const Layer& layer : document_.experiment().layers)
        titles.push_back(QStringLiteral("%1 %2").arg(++number).arg(layerTitle(layer)));
    if (!run_.isUpToDate()) titles.clear();
    std::optional<View> view;
    if (!stage_.isHome()) view = stage_.currentView();
    Theme theme = in_theme ? Theme::current() : Theme::light();
    if (stage_.colourMap()) theme.density = *stage_.colourMap(); // a map that was chosen stays
    FigureSource source{.moment = {run_.snapshot(), run_.data(), playhead_.position()},
                        .history = run_.history(),
                        .layer_titles = titles,
                        .view = view,
                        .words = run_.words(),
                        .size = size};
    const FigureKind& figure_kind = find_figure(kind);
    auto work = [this, &figure_kind, path, theme, drawings = drawingsOf(figure_kind),
                 source = std::move(source)]() -> Background::Deliver {
        Figure figure = make_figure(figure_kind, source, drawings);
        figure.theme = theme;
        return [this, path, size = source.size, figure = std::move(figure)] {
            try {
                save_figure(figure, path, size);
                Q_EMIT saved(path);
            } catch (const std::exception& error) {
                Q_EMIT failed(text_of(error.what()));
            }
        };
    };
    background_.run(this, work, [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

} // namespace pushforward
