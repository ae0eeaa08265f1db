// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/search/command_search.hpp"

#include <QKeySequence>
#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace pult::kit {
class IconView;
class Label;
} // namespace pult::kit

namespace pult::client {

class CommandList;

/// Everything that can be done or gone to, found by a few letters, over the window. Enter does it, Escape or a click
/// beside it puts the palette away and gives the caret back.
class CommandPalette final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    CommandPalette(const kit::Theme& theme, QWidget* parent);
    void open(QList<Command> commands);
    /// Those of the window that do not wait until it is away: the one that opens it closes it.
    void setKeys(const QList<QKeySequence>& keys) { m_keys = keys; }

signals:
    void chosen(const pult::client::Command& command);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void search();
    void take();
    void leave();

    const kit::Theme& m_theme;
    QList<QKeySequence> m_keys;
    QPointer<QWidget> m_before;
    QWidget* m_panel;
    kit::IconView* m_lens;
    QLineEdit* m_field;
    kit::Label* m_as;
    CommandList* m_list;
    kit::Label* m_hint;
    kit::Label* m_count;
};

} // namespace pult::client
