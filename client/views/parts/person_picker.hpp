// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/command_search.hpp"

#include <QFrame>

#include <functional>

class QLineEdit;

namespace pult::kit {
class Label;
}

namespace pult::client {

class PickerList;

/// Finds a colleague or a group by a few letters; with a line for a comment when one may be added. Enter takes, Escape
/// or a click elsewhere lets it go. Deletes itself.
class PersonPicker final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonPicker)

public:
    /// What it is for, and what Enter does.
    struct Words {
        QString title;
        QString take;
        /// What is to be known before he is taken; empty: nothing.
        std::function<QString(const Command&)> caution = {};
        /// Why nobody is found by these letters; empty: there is nobody like that.
        std::function<QString(const QString&)> whyNot = {};
    };
    enum class Comment { none, wanted };

    PersonPicker(const kit::Theme& theme, QList<Command> people, const Words& words, Comment comment, QWidget* parent);
    /// Under the widget, or over it where there is no room.
    void openAt(const QWidget* widget);

signals:
    void chosen(const pult::client::Command& person, const QString& comment);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void search();
    void step(int by);
    void take();
    QString nobodyWords() const;
    const Command* current() const;
    void showCaution();

    const kit::Theme& m_theme;
    CommandSearch m_search;
    QList<int> m_rows; ///< of the list: the index of the person, -1 for a heading
    QLineEdit* m_field;
    PickerList* m_list;
    kit::Label* m_nothing;
    kit::Label* m_cautious = nullptr; ///< null: there is nothing to be known of anybody
    std::function<QString(const Command&)> m_caution;
    std::function<QString(const QString&)> m_whyNot;
    QLineEdit* m_comment = nullptr;
};

} // namespace pult::client
