// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_actions.h"

#include "core/io/open_data.h"
#include "core/io/readers/file_reader.h"
#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/window/chosen_name.h"
#include "ui/window/recent_files.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

#include <exception>
#include <utility>

namespace pushforward {

namespace {

/// "*.npy *.npz …": the files that some reader knows by their ending.
QString data_patterns() {
    QStringList patterns;
    for (const FileReader& reader : file_readers())
        for (const std::string& ending : reader.endings)
            patterns += QStringLiteral("*.") + text_of(ending);
    return patterns.join(QLatin1Char(' '));
}

} // namespace

FileActions::FileActions(Document& document, Run& run, DataOpener& opener, Background& background,
                         Actions& actions, RecentFiles& recent, QWidget* window)
    : QObject(window),
      document_(document),
      opener_(opener),
      project_(document, run, background),
      recovery_(project_, background,
                QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                    QStringLiteral("/recovery")),
      recent_(recent),
      window_(window),
      actions_(actions) {
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(actions.newProject, [this] { askBefore([this] { project_.begin(); }); });
    on(actions.openFile, [this] { askForFile(); });
    on(actions.save, [this] { save(); });
    on(actions.saveAs, [this] { askWhereToSave(); });
    on(actions.recoverWork, [this] {
        if (left_) recovery_.recover(*std::exchange(left_, std::nullopt));
        showLeft();
    });
    on(actions.discardWork, [this] {
        if (left_) recovery_.discard(*std::exchange(left_, std::nullopt));
        showLeft();
    });
    connect(&recent, &RecentFiles::chosen, this, &FileActions::open);
    connect(&document, &Document::changed, this, [this](const Experiment& before) {
        const DataSource& source = document_.experiment().data;
        if (source.is_file() && source.file != before.data.file && !source.file.starts_with(":/"))
            recent_.add(text_of(source.file));
    });
    connect(&project_, &Project::changed, this, &FileActions::showTitle);
    connect(&project_, &Project::failed, this, [this](const QString& sentence) {
        once_saved_ = nullptr;
        Q_EMIT message(sentence, true);
    });
    connect(&project_, &Project::saved, this, [this](const QString& path) {
        recent_.add(path);
        Q_EMIT message(tr("Saved %1").arg(QFileInfo(path).fileName()), false);
        // Another save may be on its way that holds a later edit.
        if (once_saved_ && project_.holdsDocument()) std::exchange(once_saved_, nullptr)();
    });
    showTitle();
    showLeft();
}

void FileActions::showTitle() {
    const QString name = project_.path().isEmpty() ? tr("untitled") : project_.name();
    window_->setWindowTitle(tr("%1[*] – %2").arg(name, QStringLiteral("Pushforward")));
    window_->setWindowModified(project_.isWorthAsking());
}

void FileActions::open(const QString& path) {
    if (Project::isProject(path)) {
        recent_.add(path);
        askBefore([this, path] { project_.open(path); });
        return;
    }
    try {
        const DataSource source = parse_data_source(path.toStdString());
        if (source.is_file())
            opener_.chooseFile(source);
        else
            opener_.chooseGenerator(source.generator);
    } catch (const std::exception& error) {
        Q_EMIT message(text_of(error.what()), true);
    }
}

void FileActions::askForFile() {
    QSettings settings;
    const QString key = QStringLiteral("folders/data");
    const QString projects = QStringLiteral("*.") + Project::ending;
    const QString path = QFileDialog::getOpenFileName(
        window_, tr("Open"), settings.value(key).toString(),
        tr("Projects and data (%1 %2);;Projects (%1);;Data (%2);;All files (*)")
            .arg(projects, data_patterns()));
    if (path.isEmpty()) return;
    settings.setValue(key, QFileInfo(path).absolutePath());
    if (Project::isProject(path))
        open(path);
    else
        opener_.chooseFile({{}, path.toStdString(), {}, {}});
}

void FileActions::save() {
    if (project_.path().isEmpty())
        askWhereToSave();
    else
        project_.save(project_.path());
}

void FileActions::saveAs(const QString& path) { project_.save(path); }

void FileActions::askWhereToSave() {
    QSettings settings;
    const QString key = QStringLiteral("folders/projects");
    QFileDialog file(window_, tr("Save Project"), settings.value(key).toString());
    file.setAcceptMode(QFileDialog::AcceptSave);
    file.setDefaultSuffix(Project::ending);
    file.setNameFilter(tr("Projects (*.%1)").arg(Project::ending));
    file.selectFile(project_.path().isEmpty() ? tr("untitled") : project_.name());
    if (file.exec() != QDialog::Accepted) {
        once_saved_ = nullptr;
        return;
    }
    settings.setValue(key, file.directory().absolutePath());
    saveAs(withEnding(file.selectedFiles().constFirst(), {Project::ending}));
}

void FileActions::showLeft() {
    for (QAction* const action : {actions_.recoverWork, actions_.discardWork})
        action->setEnabled(left_.has_value());
    if (!left_) Q_EMIT message({}, false); // it was offered in a bar
}

void FileActions::offerRecovery() {
    left_ = recovery_.left();
    if (!left_) return;
    showLeft();
    const QString when =
        QLocale(QLocale::English).toString(left_->when, QStringLiteral("d MMMM, HH:mm"));
    Q_EMIT workFound(
        left_->project.isEmpty()
            ? tr("Pushforward ended before your work had a file. It was kept on %1.").arg(when)
            : tr("Pushforward ended before all was saved in %1. What is newer was "
                 "kept on %2.")
                  .arg(QFileInfo(left_->project).fileName(), when));
}

bool FileActions::mayClose() {
    if (may_close_ || !project_.isWorthAsking()) {
        recovery_.forget();
        return true;
    }
    askBefore([this] {
        may_close_ = true;
        window_->close();
    });
    return false;
}

void FileActions::askBefore(std::function<void()> what) {
    if (!project_.isWorthAsking()) return what();
    auto* const question = new QMessageBox(
        QMessageBox::Question, QStringLiteral("Pushforward"),
        project_.path().isEmpty() ? tr("Save what you made?")
                                  : tr("Save the changes to %1?").arg(project_.name()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("The data, the layers, the weights and the curves are lost "
                                    "otherwise."));
    question->setDefaultButton(QMessageBox::Save);
    connect(question, &QMessageBox::finished, this, [this, what = std::move(what)](int answer) {
        once_saved_ = answer == QMessageBox::Save ? what : nullptr;
        if (answer == QMessageBox::Save) save();
        if (answer == QMessageBox::Discard) what();
    });
    question->open();
}

} // namespace pushforward
