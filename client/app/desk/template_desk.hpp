// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "client/models/templates/template_habits.hpp"
#include "client/models/templates/template_row.hpp"
#include "client/state/desk.hpp"

namespace pult::kit {
class Theme;
}

namespace pult::client {

class Courier;
class InboxWindow;
class TemplateEditor;
struct TemplateRow;

/// Between the desk's prepared texts and the picker over the composer: what can be used in the open dialog, what is
/// made and changed, and what happens together with sending one.
class TemplateDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateDesk)
public:
    /// All outlive it.
    TemplateDesk(Desk& desk, Courier& courier, InboxWindow& window, QObject* parent = nullptr);

    /// The dialog that is open now, or news about it; 0: none.
    void show(DialogId dialog);
    /// A reply made from it has been put into the outbox, under this name.
    void afterSending(DialogId dialog, TemplateId id, const std::string& clientId);
    /// That reply was taken back: so are the tags and the stage that came with it. The template that its text can be
    /// sent in the name of again; 0: none.
    TemplateId takeBack(DialogId dialog, const std::vector<Outgoing>& returned);
    /// The same of one that goes out later: what the template does besides is not done. False: it does nothing.
    bool afterScheduling(DialogId dialog, TemplateId id);
    /// An approved one, filled: `shown` is what it will say, `seen` as in Desk::send.
    void send(DialogId dialog, const wire::TemplateUse& use, const std::string& shown, std::optional<Seq> seen);
    /// The files that go along with it.
    std::vector<wire::Attachment> files(TemplateId id) const;
    void retranslate();
    void setHabits(const TemplateHabits& habits);
    /// As they have become in another window, for the next dialog.
    void adoptHabits(const TemplateHabits& habits) { m_habits = habits; }
    const TemplateHabits& habits() const { return m_habits; }

signals:
    void habitsChanged(const pult::client::TemplateHabits& habits);
    void refused(const pult::Error& error);
    /// An approved one of a dialog that is held for a moment.
    void sent(pult::DialogId dialog, const std::string& clientId);

private:
    /// What was done together with a reply, to be taken back with it.
    struct Done {
        std::string clientId;
        TemplateId source;
        std::vector<std::string> tags; ///< that the dialog hadn't had
        std::optional<StageId> stage;
        StageId stageBefore; ///< 0: none
    };

    void refresh();
    void refreshContext();
    TemplateContext contextOf(DialogId id) const;
    void snooze(DialogId dialog, const wire::TemplateMacro& macro, const std::string& reply);
    void countUse(DialogId dialog, TemplateId id);
    void sendApproved(DialogId dialog, TemplateId id, const QHash<QString, QString>& values, bool overtaken);
    void edit(const TemplateRow* row);
    void save(const struct TemplateDraft& draft);
    void remove(std::int64_t id, std::int64_t version);
    void showVersions(std::int64_t id);
    void explain(TemplateEditor& editor, TemplateId id, const Error& error);

    Desk& m_desk;
    Courier& m_courier;
    InboxWindow& m_window;
    DialogId m_dialog;
    ChannelId m_channel; ///< of the texts that are shown
    wire::ChannelKind m_kind = wire::ChannelKind::unknown;
    std::vector<std::string> m_tags; ///< of the dialog whose texts are shown
    TemplateHabits m_habits;
    std::vector<Done> m_done;  ///< with the last ones
    TemplateContext m_context; ///< as the picker has it
    QPointer<TemplateEditor> m_editor;
};

} // namespace pult::client
