// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

namespace {

struct Include {
    int line = 0;
    bool quoted = false;
    QString path;
};

/// What a source file is and includes.
struct SourceFile {
    QString path; ///< from the repository's root
    int lines = 0;
    QList<Include> includes;
};

SourceFile read_source(const QDir& root, const QString& absolute) {
    static const QRegularExpression include(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
    SourceFile source{root.relativeFilePath(absolute), 0, {}};
    QFile file(absolute);
    if (!file.open(QIODevice::ReadOnly)) return source;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        ++source.lines;
        const auto match = include.match(line);
        if (match.hasMatch())
            source.includes.append({source.lines, match.captured(1) == "\"", match.captured(2)});
    }
    return source;
}

QList<SourceFile> all_sources() {
    const QDir root(SOURCE_FOLDER);
    QList<SourceFile> sources;
    for (const char* folder : {"app", "core", "tests", "ui"}) {
        QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) sources.append(read_source(root, files.next()));
    }
    return sources;
}

/// "core/io" of "core/io/files.h".
QString folder_of(const QString& path) { return path.section('/', 0, 1); }

/// "core/io" of "core/io/files.h", "core/io/readers" of "core/io/readers/registry.cpp".
QString place_of(const QString& path) { return path.section('/', 0, -2); }

QString name_of(const QString& path) { return path.section('/', -1).section('.', 0, 0); }

bool is_registry(const QString& path) { return path.endsWith(QStringLiteral("registry.cpp")); }

QString text_of(const SourceFile& source) {
    QFile file(QDir(SOURCE_FOLDER).filePath(source.path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The module of Qt, "QtWidgets", whose folder of headers holds the file of an include; empty for a
/// file that is none of Qt's.
QString qt_module(const QString& include) {
    if (include.startsWith(QStringLiteral("Qt")) && include.contains('/'))
        return include.section('/', 0, 0);
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString& module : headers.entryList({"Qt*"}, QDir::Dirs))
        if (QFile::exists(headers.filePath(module + '/' + include))) return module;
    return {};
}

QString at(const SourceFile& source, const Include& include) {
    return QStringLiteral("%1:%2 includes %3").arg(source.path).arg(include.line).arg(include.path);
}

/// What points from a folder to one that does not stand before it in the order. `top` is "core" or
/// "ui".
QStringList against_the_order(const QList<SourceFile>& sources, const QString& top,
                              const QStringList& order) {
    const auto place = [&](const QString& path) { return order.indexOf(path.section('/', 1, 1)); };
    QStringList against;
    for (const SourceFile& source : sources) {
        if (!source.path.startsWith(top + '/')) continue;
        if (place(source.path) < 0) against += source.path + " is in no known folder";
        for (const Include& include : source.includes)
            if (include.quoted && include.path.startsWith(top + '/') &&
                (place(include.path) < 0 || place(include.path) > place(source.path)))
                against += at(source, include);
    }
    return against;
}

} // namespace

/// Holds the house to its plan: which folder may know which, and how long a file may be.
class HouseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        sources_ = all_sources();
        QVERIFY2(sources_.size() > 50, "the sources were not found");
    }

    void every_file_is_under_400_lines() {
        QStringList long_files;
        for (const SourceFile& source : sources_)
            if (source.lines >= 400)
                long_files += QStringLiteral("%1 (%2)").arg(source.path).arg(source.lines);
        QVERIFY2(long_files.isEmpty(), qPrintable(long_files.join(", ")));
    }

    void every_class_is_under_450_lines_over_its_files() {
        std::map<QString, int> lines; // by header
        for (const SourceFile& source : sources_)
            if (const QString header = header_of(source.path); !header.isEmpty())
                lines[header] += source.lines;
        QVERIFY(lines.size() > 50);
        QStringList large;
        for (const auto& [header, sum] : lines)
            if (sum >= 450) large += QStringLiteral("%1 (%2)").arg(header).arg(sum);
        QVERIFY2(large.isEmpty(), qPrintable("with all sources of its name: " + large.join(", ")));
    }

    void every_source_has_a_header_or_holds_what_a_registry_lists() {
        QStringList without;
        for (const SourceFile& source : sources_) {
            const QString top = source.path.section('/', 0, 0);
            if ((top != "core" && top != "ui") || !source.path.endsWith(".cpp")) continue;
            if (is_registry(source.path) || !header_of(source.path).isEmpty()) continue;
            if (!is_listed(source)) without += source.path;
        }
        QVERIFY2(without.isEmpty(),
                 qPrintable(without.join(", ") +
                            ": neither named after a header nor with a kind that a registry of "
                            "the same folder lists"));
    }

    void core_folders_include_only_those_before_them() {
        const QStringList against =
            against_the_order(sources_, "core",
                              {"math", "autodiff", "nn", "spec", "flow", "layers", "data", "tables",
                               "painting", "targets", "train", "picture", "io"});
        QVERIFY2(against.isEmpty(), qPrintable(against.join("; ")));
    }

    void ui_folders_include_only_those_before_them() {
        const QStringList against = against_the_order(
            sources_, "ui",
            {"draw", "look", "session", "forms", "charts", "stage", "paint", "panels", "window"});
        QVERIFY2(against.isEmpty(), qPrintable(against.join("; ")));
    }

    void panels_do_not_know_each_other() {
        QStringList against;
        for (const SourceFile& source : sources_) {
            if (!source.path.startsWith("ui/panels/")) continue;
            QVERIFY2(source.path.count('/') == 3,
                     qPrintable(source.path + " is in no panel's room: ui/panels/ROOM/FILE"));
            for (const Include& include : source.includes)
                if (include.path.startsWith("ui/panels/") &&
                    place_of(include.path) != place_of(source.path))
                    against += at(source, include);
        }
        QVERIFY2(against.isEmpty(), qPrintable(against.join("; ")));
    }

    void what_draws_knows_neither_widgets_nor_charts() {
        // Where Qt's headers are not found, nothing is kept.
        QCOMPARE(qt_module("QWidget"), QStringLiteral("QtWidgets"));
        QCOMPARE(qt_module("QLineSeries"), QStringLiteral("QtCharts"));
        QCOMPARE(qt_module("QtCore/QString"), QStringLiteral("QtCore"));
        const QStringList allowed{"QtCore", "QtGui", "QtSvg"};
        QStringList against;
        for (const SourceFile& source : sources_) {
            if (!source.path.startsWith("ui/draw/")) continue;
            for (const Include& include : source.includes)
                if (include.path.startsWith('Q') && !allowed.contains(qt_module(include.path)))
                    against += at(source, include) + " of " + qt_module(include.path);
        }
        QVERIFY2(against.isEmpty(), qPrintable(against.join("; ")));
    }

    void the_command_line_knows_of_the_window_only_what_draws() {
        QStringList against;
        for (const SourceFile& source : sources_) {
            if (!source.path.startsWith("app/cli/")) continue;
            for (const Include& include : source.includes)
                if (include.path.startsWith("ui/") && !include.path.startsWith("ui/draw/"))
                    against += at(source, include);
        }
        QVERIFY2(against.isEmpty(), qPrintable(against.join("; ")));
    }

    void arrows_point_from_app_to_ui_to_core() {
        const std::map<QString, QStringList> may_include{
            {"core", {"core/"}}, {"ui", {"core/", "ui/"}}, {"app", {"core/", "ui/", "app/"}}};
        for (const SourceFile& source : sources_) {
            const auto allowed = may_include.find(source.path.section('/', 0, 0));
            if (allowed == may_include.end()) continue;
            for (const Include& include : source.includes) {
                if (!include.quoted || include.path.endsWith(".moc")) continue;
                const bool fits = std::any_of(
                    allowed->second.begin(), allowed->second.end(),
                    [&](const QString& prefix) { return include.path.startsWith(prefix); });
                QVERIFY2(fits, qPrintable(at(source, include) +
                                          ", not from the root or against an arrow"));
            }
        }
    }

    void core_knows_Qt_only_in_the_sources_of_io() {
        for (const SourceFile& source : sources_) {
            if (!source.path.startsWith("core/")) continue;
            if (folder_of(source.path) == "core/io" && source.path.endsWith(".cpp")) continue;
            for (const Include& include : source.includes)
                QVERIFY2(!include.path.startsWith('Q'), qPrintable(at(source, include)));
        }
    }

    void only_the_main_window_knows_the_panels() {
        for (const SourceFile& source : sources_) {
            if (!source.path.startsWith("ui/") && !source.path.startsWith("app/")) continue;
            const bool may = source.path.startsWith("ui/window/main_window") ||
                             source.path.startsWith("ui/panels/");
            for (const Include& include : source.includes)
                QVERIFY2(may || !include.path.startsWith("ui/panels/"),
                         qPrintable(at(source, include)));
        }
    }

    void every_file_states_its_licence() {
        for (const SourceFile& source : sources_) {
            QFile file(QDir(SOURCE_FOLDER).filePath(source.path));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readLine() == "// SPDX-License-Identifier: GPL-3.0-or-later\n",
                     qPrintable(source.path));
        }
    }

private:
    /// The header with the longest name that the file's own is, or goes on from after a "_":
    /// "flow.h" of "flow_gradient.cpp" where there is no "flow_gradient.h". Empty for none.
    QString header_of(const QString& path) const {
        for (QString name = name_of(path); !name.isEmpty();
             name = name.contains('_') ? name.section('_', 0, -2) : QString()) {
            const QString header = place_of(path) + '/' + name + ".h";
            if (std::any_of(sources_.begin(), sources_.end(),
                            [&](const SourceFile& s) { return s.path == header; }))
                return header;
        }
        return {};
    }

    /// True when a function without arguments that the file defines, such as `DatasetKind moons()`,
    /// is named by another source of its folder that holds a family's `…_kinds()`.
    bool is_listed(const SourceFile& source) const {
        static const QRegularExpression made(R"(^[A-Z]\w* (\w+)\(\)\s*\{)",
                                             QRegularExpression::MultilineOption);
        static const QRegularExpression registry(R"(\bstd::span<const \w+> \w+\(\)\s*\{)");
        for (const SourceFile& other : sources_) {
            if (other.path == source.path || place_of(other.path) != place_of(source.path))
                continue;
            const QString list = text_of(other);
            if (!registry.match(list).hasMatch()) continue;
            auto kinds = made.globalMatch(text_of(source));
            while (kinds.hasNext())
                if (list.contains(QRegularExpression("\\b" + kinds.next().captured(1) + "\\b")))
                    return true;
        }
        return false;
    }

    QList<SourceFile> sources_;
};

static const InProgram<HouseTest> house_test(__FILE__);
#include "tst_house.moc"
