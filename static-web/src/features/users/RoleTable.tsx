import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { rolesQuery } from './api/get-users';
import classes from './RoleTable.module.css';

/** Permission by role, as the functions decide it. */
export default function RoleTable() {
  const { data, error, refetch } = useQuery(rolesQuery);
  if (error && !data) return <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />;
  if (!data) return <Bones label="Reading the roles" heights={[240]} />;
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label="What each role may do">
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Permission</th>
            {data.roles.map(({ role }) => (
              <th key={role} scope="col">
                {role}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.permissions.map(({ permission, words }) => (
            <tr key={permission}>
              <th scope="row">
                {words} <span className={classes['name']}>{permission}</span>
              </th>
              {data.roles.map(({ role, permissions }) => (
                <td key={role}>{permissions.includes(permission) ? 'yes' : <span className="visually-hidden">no</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
