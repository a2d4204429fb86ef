import { count, thousandths } from '#wording';
import type { ExamView } from '#contracts';
import { Scroll } from '../../ui/small-parts';

export function Exams({ exams }: { exams: readonly ExamView[] }) {
  if (exams.length === 0) return <p class="muted">No exam was taken.</p>;
  return (
    <Scroll label="Exams">
      <table>
        <thead>
          <tr>
            <th scope="col">exam</th>
            <th scope="col" class="number">
              bits/char
            </th>
            <th scope="col" class="number">
              nats
            </th>
            <th scope="col" class="number">
              ± s.e. (nats)
            </th>
            <th scope="col" class="number">
              prediction entropy (bits)
            </th>
            <th scope="col" class="number">
              symbols
            </th>
          </tr>
        </thead>
        <tbody>
          {exams.map((exam) => (
            <tr key={exam.part}>
              <td>{exam.part}</td>
              <td class="number">{thousandths(exam.bitsPerCharacter)}</td>
              <td class="number">{thousandths(exam.nats)}</td>
              <td class="number">{thousandths(exam.standardErrorNats)}</td>
              <td class="number">{thousandths(exam.predictionEntropyBits)}</td>
              <td class="number">{count(exam.symbols)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
